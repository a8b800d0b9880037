/**
 * Composes Mission Control on one machine: an embedded control plane, its HTTP server, a local runtime as a child
 * process and the console are started in that order and closed in reverse. The package does nothing else.
 */
@NullMarked
package dev.missioncontrol.desktop;

import org.jspecify.annotations.NullMarked;
