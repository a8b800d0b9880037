/** Tests that need the whole window. */
@NullMarked
package dev.missioncontrol.console;

import org.jspecify.annotations.NullMarked;
