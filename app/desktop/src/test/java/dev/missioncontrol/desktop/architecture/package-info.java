/** Checks the dependencies between modules and packages over the compiled classes of every module. */
@NullMarked
package dev.missioncontrol.desktop.architecture;

import org.jspecify.annotations.NullMarked;
