/** Tests the command line in process against a served control plane, and once as a process through its launcher. */
@NullMarked
package dev.missioncontrol.cli;

import org.jspecify.annotations.NullMarked;
