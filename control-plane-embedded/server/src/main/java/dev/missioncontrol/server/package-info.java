/**
 * The HTTP face of control planes.
 *
 * <p>{@link dev.missioncontrol.server.ControlPlaneServer} listens on loopback and puts the rooms together: {@code http}
 * admits callers and speaks JSON and problems; {@code inbox}, {@code agents}, {@code audit} and {@code access} hold the
 * routes, one class each. Routes only say who is asking; what the caller may do is decided in the core.
 * {@link dev.missioncontrol.server.LocalServer} is the usual one beside a data directory, and
 * {@link dev.missioncontrol.server.ServerMain} that as a program.
 */
@NullMarked
package dev.missioncontrol.server;

import org.jspecify.annotations.NullMarked;
