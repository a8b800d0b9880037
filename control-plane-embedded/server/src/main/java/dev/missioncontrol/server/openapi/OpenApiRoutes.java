package dev.missioncontrol.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Serves the API description, {@code docs/openapi.json}, as it was packaged. Thread-safe. */
public final class OpenApiRoutes {
    private OpenApiRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(Endpoint.get("/api/openapi.json", "Read this description")
                .needs(Action.ASK_WHO_ONE_IS, Action.WORK_CLASSIC)
                .does(Shape.gives(JsonNode.class), OpenApiRoutes::document));
    }

    private static Response document(Request request) {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream("/openapi.json")) {
            byte[] text =
                    Objects.requireNonNull(in, "openapi.json was not built in").readAllBytes();
            return new Response.Whole(200, "application/json", new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("read the description", e);
        }
    }
}
