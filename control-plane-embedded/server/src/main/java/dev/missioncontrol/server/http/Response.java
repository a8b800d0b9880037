package dev.missioncontrol.server.http;

import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.json.Json;
import java.io.OutputStream;
import java.util.function.Consumer;

public sealed interface Response {
    /** A complete body; empty text for none. */
    record Whole(int status, String mediaType, String text) implements Response {}

    /** A body that continues until the writer returns. */
    record Stream(Consumer<EventStream> writer) implements Response {}

    /** A file of any length that is written as it is sent. */
    record Download(String mediaType, Consumer<OutputStream> writer) implements Response {}

    /** Answers 200 with JSON on one line. */
    static Response ok(Object body) {
        return json(200, body);
    }

    /** Answers 201 with the created object. */
    static Response created(Object body) {
        return json(201, body);
    }

    /** Answers 204. */
    static Response nothing() {
        return new Whole(204, "", "");
    }

    /** Answers with a problem. */
    static Response problem(Problem problem) {
        return new Whole(problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
    }

    private static Response json(int status, Object body) {
        return new Whole(status, "application/json", Json.write(body));
    }
}
