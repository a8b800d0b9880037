package dev.missioncontrol.server.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.http.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes in and comes out of an endpoint, for those who describe or check it. Immutable.
 *
 * @param query the parameters it knows, and by which alone it may be read
 * @param request the JSON body's type; absent where there is none
 * @param status of a success
 * @param response the type of a success's body; absent where there is none
 * @param mediaType of that body
 * @param keyed whether it must come with an Idempotency-Key
 * @param conflicts whether a 409 can tell what is true instead
 * @param classic whether it is served as existing clients know it: unknown fields ignored, no key
 */
public record Shape(
        List<Parameter<?>> query,
        @Nullable Type request,
        int status,
        @Nullable Type response,
        String mediaType,
        boolean keyed,
        boolean conflicts,
        boolean classic) {
    private static final String JSON = "application/json";

    public Shape {
        query = List.copyOf(query);
    }

    /** Answers 200 with JSON. */
    public static Shape gives(Type response) {
        return new Shape(List.of(), null, 200, response, JSON, false, false, false);
    }

    /** Answers 200 with JSON of a generic type. */
    public static Shape gives(TypeReference<?> response) {
        return gives(response.getType());
    }

    /** Answers 201 with what was created. */
    public static Shape creates(Type response) {
        return new Shape(List.of(), null, 201, response, JSON, false, false, false);
    }

    /** Answers 204. */
    public static Shape givesNothing() {
        return new Shape(List.of(), null, 204, null, JSON, false, false, false);
    }

    /** Answers 200 with something that is not JSON as a whole. */
    public static Shape streams(String mediaType) {
        return new Shape(List.of(), null, 200, null, mediaType, false, false, false);
    }

    /** Whether how long it takes is up to who asks: it waits for something, or goes on as long as there is something to send. */
    public boolean unhurried() {
        return (response == null && status == 200) || query.contains(Parameter.WAIT);
    }

    /** As it is, for a JSON body of that type. */
    public Shape takes(Type body) {
        return new Shape(query, body, status, response, mediaType, keyed, conflicts, classic);
    }

    /** As it is, in pages. */
    public Shape paged() {
        return with(Parameter.CURSOR, Parameter.LIMIT);
    }

    /** As it is, with these parameters. */
    public Shape with(Parameter<?>... parameters) {
        return with(List.of(parameters));
    }

    /** As it is, with these parameters. */
    public Shape with(List<Parameter<?>> parameters) {
        List<Parameter<?>> all =
                Stream.concat(query.stream(), parameters.stream()).toList();
        return new Shape(all, request, status, response, mediaType, keyed, conflicts, classic);
    }

    /** As it is, with an Idempotency-Key. */
    public Shape withKey() {
        return new Shape(query, request, status, response, mediaType, true, conflicts, classic);
    }

    /** As it is, where the state of things may not allow it. */
    public Shape orConflict() {
        return new Shape(query, request, status, response, mediaType, keyed, true, classic);
    }

    /** As it is, as existing clients know it. */
    public Shape asClassic() {
        return new Shape(query, request, status, response, mediaType, keyed, conflicts, true);
    }
}
