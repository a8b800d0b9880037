/** Prints the state of the whole fleet on one screen. */
@NullMarked
package dev.missioncontrol.cli.status;

import org.jspecify.annotations.NullMarked;
