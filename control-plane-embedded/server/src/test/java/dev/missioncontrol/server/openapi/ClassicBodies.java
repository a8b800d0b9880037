package dev.missioncontrol.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Describes the bodies of classic clients, for which there are no records: every field of every dialect, in {@code
 * classic-bodies.json}. Confined to one thread.
 */
final class ClassicBodies {
    private final JsonNode byPath = read();

    private static JsonNode read() {
        try (InputStream in = ClassicBodies.class.getResourceAsStream("classic-bodies.json")) {
            return Json.tree(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the body of a POST to the path. */
    JsonNode of(String path) {
        if (!byPath.has(path)) {
            throw new IllegalArgumentException("classic-bodies.json does not describe " + path);
        }
        return byPath.get(path);
    }
}
