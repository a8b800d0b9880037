package dev.missioncontrol.server.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Endpoint.Verb;
import dev.missioncontrol.server.http.Shape;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Generates the document from the table of endpoints. Confined to one thread. */
final class OpenApi {
    private static final List<Integer> ANY = List.of(400, 401, 403, 404, 414, 421, 429, 431, 503);
    private static final List<Integer> WITH_BODY = List.of(408, 413, 415, 507);
    private static final String JSON = "application/json";

    private final List<Endpoint> rows;
    private final ClassicBodies classic;
    private final Schemas requests;
    private final Schemas responses;

    private OpenApi(List<Endpoint> rows, Schemas requests, Schemas responses) {
        this.rows = rows;
        this.classic = new ClassicBodies();
        this.requests = requests;
        this.responses = responses;
    }

    /**
     * Describes the whole API in one document. A type that is both sent and received has two schemas; the one that
     * clients send is named as an input.
     */
    static ObjectNode of(List<Endpoint> rows) {
        OpenApi alike = new OpenApi(rows, new Schemas(true, UnaryOperator.identity()), schemasOfAnswers());
        alike.paths();
        Set<String> both = names(alike.requests);
        both.retainAll(names(alike.responses));
        Schemas inputs = new Schemas(true, name -> both.contains(name) ? name + "Input" : name);
        return new OpenApi(rows, inputs, schemasOfAnswers()).document();
    }

    private static Schemas schemasOfAnswers() {
        return new Schemas(false, UnaryOperator.identity());
    }

    private static Set<String> names(Schemas schemas) {
        Set<String> names = new HashSet<>();
        schemas.definitions().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode document() {
        ObjectNode document = object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Mission Control")
                .put("version", "0.1")
                .put(
                        "description",
                        "The control plane of one fleet. Every request carries a token in X-MC-Token, which decides what it may"
                                + " do. Endpoints marked x-classic are served as existing clients know them: they ignore unknown"
                                + " fields, on all others an unknown field or parameter is refused. What changes something and"
                                + " carries an Idempotency-Key happens once, however often it is sent within 24 h.");
        document.putArray("security").addObject().putArray("token");
        document.set("paths", paths());
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-MC-Token");
        problem(components.putObject("responses").putObject("Problem"));
        TreeMap<String, JsonNode> schemas = new TreeMap<>();
        requests.definitions().properties().forEach(entry -> schemas.put(entry.getKey(), entry.getValue()));
        responses.definitions().properties().forEach(entry -> schemas.put(entry.getKey(), entry.getValue()));
        components.putObject("schemas").setAll(schemas);
        return document;
    }

    private void problem(ObjectNode response) {
        response.put("description", "What was wrong, in a sentence, with a type that programs may match on.")
                .putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .set("schema", responses.of(Problem.class));
    }

    private ObjectNode paths() {
        ObjectNode paths = object();
        List<Endpoint> sorted = new ArrayList<>(rows);
        Collections.sort(sorted, (a, b) -> a.path().compareTo(b.path()));
        sorted.forEach(
                row -> paths.withObject("/" + row.path().replace("~", "~0").replace("/", "~1"))
                        .set(row.verb().name().toLowerCase(Locale.ROOT), operation(row)));
        return paths;
    }

    private ObjectNode operation(Endpoint row) {
        Shape shape = row.shape();
        ObjectNode operation = object().put("summary", row.summary());
        if (shape.classic()) {
            operation.put("x-classic", true);
        }
        row.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(operation.putArray("x-roles")::add);
        parameters(operation, row);
        JsonNode body = shape.classic() && row.verb() == Verb.POST ? classic.of(row.path()) : ours(shape);
        if (!body.isMissingNode()) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(JSON)
                    .set("schema", body);
        }
        responses(operation.putObject("responses"), row);
        return operation;
    }

    private JsonNode ours(Shape shape) {
        return shape.request() == null ? JsonNodeFactory.instance.missingNode() : requests.of(shape.request());
    }

    private void parameters(ObjectNode operation, Endpoint row) {
        var parameters = JsonNodeFactory.instance.arrayNode();
        if (row.path().contains("{id}")) {
            parameters.add(parameter("id", "path", "Which", true, String.class));
        }
        if (row.shape().keyed()) {
            String why = "Names the intention: what is repeated with its key within 24 h happens once.";
            parameters.add(parameter("Idempotency-Key", "header", why, true, String.class));
        }
        row.shape().query().forEach(query -> {
            ObjectNode parameter = parameter(query.name(), "query", query.summary(), query.required(), query.type());
            if (query.repeated()) {
                ObjectNode list = object().put("type", "array");
                list.set("items", parameter.get("schema"));
                parameter.put("explode", true).set("schema", list);
            }
            parameters.add(parameter);
        });
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private ObjectNode parameter(String name, String in, String description, boolean required, Type type) {
        ObjectNode parameter = object().put("name", name).put("in", in).put("description", description);
        parameter.put("required", required).set("schema", requests.of(type));
        return parameter;
    }

    private void responses(ObjectNode all, Endpoint row) {
        Shape shape = row.shape();
        ObjectNode success = all.putObject(Integer.toString(shape.status())).put("description", "It is done.");
        if (shape.capped()) {
            ObjectNode more = success.putObject("headers").putObject(Shape.MORE);
            more.put("description", "true when there are more rows than these; absent otherwise.");
            more.putObject("schema").put("type", "string");
        }
        if (shape.response() != null) {
            success.putObject("content").putObject(shape.mediaType()).set("schema", responses.of(shape.response()));
        } else if (shape.status() != 204) {
            stream(success.putObject("content").putObject(shape.mediaType()), shape);
        }
        if (Extras.mayBeNothing(row)) {
            all.putObject("204").put("description", "There is nothing to answer.");
        }
        List<Integer> problems = new ArrayList<>(ANY);
        if (row.verb() == Verb.POST) {
            problems.addAll(WITH_BODY);
        }
        if (shape.conflicts()) {
            problems.add(Problem.CONFLICT);
        }
        if (Extras.mayBeGone(row)) {
            problems.add(410);
        }
        Collections.sort(problems);
        problems.forEach(
                status -> all.putObject(Integer.toString(status)).put("$ref", "#/components/responses/Problem"));
    }

    private void stream(ObjectNode content, Shape shape) {
        ObjectNode schema = content.putObject("schema").put("type", "string");
        if (shape.mediaType().equals("text/event-stream")) {
            schema.put("description", "Server-sent events: id is the position, data one event; a comment every 5 s.");
            content.set("x-event-data", responses.of(new TypeReference<AuditEvent>() {}.getType()));
        } else {
            schema.put("contentMediaType", shape.mediaType());
        }
    }
}
