/** Tests of the guard. */
@NullMarked
package dev.missioncontrol.core.guard;

import org.jspecify.annotations.NullMarked;
