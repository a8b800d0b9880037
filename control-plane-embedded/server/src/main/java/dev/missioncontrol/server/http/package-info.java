/**
 * Handles HTTP for all features and knows none of them.
 *
 * <p>{@code Authenticator} stands in front of everything; the only path that it exempts is {@code /healthz}. An
 * admitted request becomes a {@link dev.missioncontrol.server.http.Request} of an authenticated caller. A route returns
 * its {@link dev.missioncontrol.server.http.Response}; whatever it throws becomes a problem in {@code Dispatcher}, the
 * one place where unexpected exceptions end.
 */
@NullMarked
package dev.missioncontrol.server.http;

import org.jspecify.annotations.NullMarked;
