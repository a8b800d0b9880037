package dev.missioncontrol.server.http;

/** What one method of one path does. Called on the request's own virtual thread; may wait. */
@FunctionalInterface
public interface Route {
    /** Answers; what it throws becomes a problem. */
    Response answer(Request request);
}
