package dev.missioncontrol.server.http;

import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.json.Json;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

public sealed interface Response {
    /** The media type of whole answers. */
    String JSON = "application/json";

    /** A complete body; empty text for none. */
    record Whole(int status, String mediaType, String text, Map<String, String> headers) implements Response {
        public Whole {
            headers = Map.copyOf(headers);
        }

        /** An answer without headers of its own. */
        public Whole(int status, String mediaType, String text) {
            this(status, mediaType, text, Map.of());
        }
    }

    /** A body that continues until the writer returns. */
    record Stream(Consumer<EventStream> writer) implements Response {}

    /** A file of any length that is written as it is sent. */
    record Download(String mediaType, Consumer<OutputStream> writer) implements Response {}

    /** Answers 200 with JSON on one line. */
    static Response ok(Object body) {
        return json(200, body);
    }

    /** Answers 200 with a list of which the first rows are sent; a header tells that there are more. */
    static Response capped(Object rows, boolean more) {
        return new Whole(200, JSON, Json.write(rows), more ? Map.of(Shape.MORE, "true") : Map.of());
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
        return new Whole(status, JSON, Json.write(body));
    }
}
