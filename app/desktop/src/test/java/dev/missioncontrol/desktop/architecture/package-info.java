/** Who may know whom, as tests over the compiled classes of every module. */
@NullMarked
package dev.missioncontrol.desktop.architecture;

import org.jspecify.annotations.NullMarked;
