/**
 * The port over HTTP: a client with the behaviour of the core, but remote.
 *
 * <p>{@link dev.missioncontrol.api.http.HttpControlPlane} turns each call of the port into one {@code Call};
 * {@code Exchange} sends it, to the configured origin only, and reads the answer.
 * {@link dev.missioncontrol.api.http.Problem} is the wire form of every failure and holds the one table between
 * categories and statuses; the server uses it too.
 *
 * <p>A {@link dev.missioncontrol.api.http.Parameter} of a query is declared once: the server describes and reads it by that
 * declaration, and the client writes it. {@code ItemQuery} and its like turn a whole filter into parameters and back.
 */
@NullMarked
package dev.missioncontrol.api.http;

import org.jspecify.annotations.NullMarked;
