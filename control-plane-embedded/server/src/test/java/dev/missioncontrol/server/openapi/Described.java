package dev.missioncontrol.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.server.ControlPlaneServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compares exchanges between tests and the server with the OpenAPI document. Thread-safe. */
public final class Described {
    /**
     * The document with closed schemas: a field of an answer that it does not mention is a difference, although clients
     * ignore such fields.
     */
    private static final ObjectNode DOCUMENT =
            closed(OpenApi.of(ControlPlaneServer.endpoints().rows()));

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private static final int LARGE = 256 * 1024;

    private Described() {}

    /** Holds one request and its answer; an absent body is an empty text. */
    public record Seen(String method, String target, String sent, int status, String mediaType, String answered) {
        String path() {
            return target.replaceFirst("\\?.*", "");
        }
    }

    private static ObjectNode closed(ObjectNode document) {
        document.path("components").path("schemas").forEach(schema -> {
            if (schema instanceof ObjectNode object
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        });
        return document;
    }

    /** Fails if the exchange differs from the document. A request to an unknown endpoint must not succeed. */
    public static void check(Seen seen) {
        JsonNode operation = operation(seen);
        if (operation.isMissingNode()) {
            require(seen.status() >= 300 || seen.path().equals("/healthz"), seen, "the document has no such endpoint");
            return;
        }
        JsonNode answer = operation.path("responses").path(Integer.toString(seen.status()));
        require(!answer.isMissingNode(), seen, "the document has no such status");
        if (seen.status() < 300) {
            sent(seen, operation);
        }
        answered(seen, answer.has("$ref") ? DOCUMENT.at("/components/responses/Problem") : answer);
    }

    private static JsonNode operation(Seen seen) {
        String verb = seen.method().toLowerCase(Locale.ROOT);
        return DOCUMENT.path("paths").properties().stream()
                .filter(entry -> seen.path().matches(entry.getKey().replace("{id}", "[^/]+")))
                .map(entry -> entry.getValue().path(verb))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Checks an accepted body against the document. */
    private static void sent(Seen seen, JsonNode operation) {
        JsonNode body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        // a body that is not described is not read, nor is one that is larger than this reader takes
        if (!body.isMissingNode() && seen.sent().length() <= LARGE) {
            valid(seen, body, seen.sent());
        }
        List<String> known = operation.path("parameters").findValuesAsText("name");
        for (String name : seen.target().replaceFirst("^[^?]*\\??", "").split("&", -1)) {
            String bare = name.replaceFirst("=.*", "");
            require(
                    bare.isEmpty() || known.contains(bare) || operation.has("x-classic"),
                    seen,
                    "the document has no parameter " + bare);
        }
    }

    private static void answered(Seen seen, JsonNode answer) {
        JsonNode content = answer.path("content");
        if (content.isMissingNode()) {
            require(seen.answered().isEmpty(), seen, "the document knows no answer");
            return;
        }
        String media = seen.mediaType().replaceFirst(";.*", "");
        require(content.has(media), seen, "the document has no such media type");
        if (media.endsWith("json")) {
            valid(seen, content.path(media).path("schema"), seen.answered());
        }
    }

    private static void valid(Seen seen, JsonNode schema, String json) {
        List<Error> errors =
                SCHEMAS.computeIfAbsent(schema.toString(), Described::compiled).validate(json, InputFormat.JSON);
        require(errors.isEmpty(), seen, errors.toString());
    }

    private static Schema compiled(String schema) {
        ObjectNode whole = (ObjectNode) Json.wideTree(schema);
        whole.set("components", DOCUMENT.get("components"));
        return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
    }

    private static void require(boolean held, Seen seen, String otherwise) {
        if (!held) {
            throw new AssertionError("The document and the server differ: " + otherwise + ": " + seen);
        }
    }
}
