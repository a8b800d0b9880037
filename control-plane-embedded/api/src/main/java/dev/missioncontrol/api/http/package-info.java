/**
 * The port over HTTP: a client with the behaviour of the core, but remote.
 *
 * <p>{@link dev.missioncontrol.api.http.HttpControlPlane} turns each call of the port into one {@code Call};
 * {@code Exchange} sends it, to the configured origin only, and reads the answer.
 * {@link dev.missioncontrol.api.http.Problem} is the wire form of every failure and holds the one table between
 * categories and statuses; the server uses it too.
 */
@NullMarked
package dev.missioncontrol.api.http;

import org.jspecify.annotations.NullMarked;
