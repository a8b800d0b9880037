/**
 * Serves control planes over HTTP.
 *
 * <p>{@link dev.missioncontrol.server.ControlPlaneServer} listens on loopback and composes the packages: {@code http}
 * authenticates callers and handles JSON and problems; {@code inbox}, {@code agents}, {@code audit}, {@code access} and
 * the other features hold the routes, one class each. Routes only pass on the caller's identity; the core decides what
 * the caller may do. {@link dev.missioncontrol.server.LocalServer} serves a data directory, and {@link
 * dev.missioncontrol.server.ServerMain} is its program.
 */
@NullMarked
package dev.missioncontrol.server;

import org.jspecify.annotations.NullMarked;
