/** Tests the console through its whole window. */
@NullMarked
package dev.missioncontrol.console;

import org.jspecify.annotations.NullMarked;
