package dev.missioncontrol.server.http;

/** Handles one method of one path. Called on the request's own virtual thread; may block. */
@FunctionalInterface
public interface Route {
    /** Answers the request; an exception becomes a problem. */
    Response answer(Request request);
}
