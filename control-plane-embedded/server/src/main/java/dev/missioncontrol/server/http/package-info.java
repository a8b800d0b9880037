/**
 * The room that all routes share.
 *
 * <p>{@code Authenticator} stands in front of everything: it knows no path but {@code /healthz}. What passes it is a
 * {@link dev.missioncontrol.server.http.Request} of an authenticated caller. A route returns its
 * {@link dev.missioncontrol.server.http.Response}; whatever it throws becomes a problem in {@code Dispatcher}, the one
 * door where unexpected exceptions end.
 */
@NullMarked
package dev.missioncontrol.server.http;

import org.jspecify.annotations.NullMarked;
