/**
 * The port over HTTP: a client that does remotely whatever the core does in process.
 *
 * <p>{@link dev.missioncontrol.api.http.HttpControlPlane} turns each call of the port into one {@code Call}; {@code Exchange}
 * sends it, to the configured origin only, and reads the answer. {@link dev.missioncontrol.api.http.Problem} is what every
 * failure looks like on the wire, and holds the one table between categories and statuses; the server uses it too.
 */
@NullMarked
package dev.missioncontrol.api.http;

import org.jspecify.annotations.NullMarked;
