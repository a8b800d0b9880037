/** The local runtime: a child process that outlives this one when it must, started again when it ends too early. */
@NullMarked
package dev.missioncontrol.desktop.runtime;

import org.jspecify.annotations.NullMarked;
