/**
 * Mission Control on one machine: the composition root that puts an embedded control plane, its HTTP face, a local runtime as
 * a child process and the console together, in that order, and closes them in reverse. Nothing but that lives here.
 */
@NullMarked
package dev.missioncontrol.desktop;

import org.jspecify.annotations.NullMarked;
