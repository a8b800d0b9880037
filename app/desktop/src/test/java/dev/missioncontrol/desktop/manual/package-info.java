/** Runs the commands of the README and the manual as they are printed. */
@NullMarked
package dev.missioncontrol.desktop.manual;

import org.jspecify.annotations.NullMarked;
