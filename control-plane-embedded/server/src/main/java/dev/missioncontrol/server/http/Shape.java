package dev.missioncontrol.server.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.http.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes the input and output of an endpoint, for documentation and checks. Immutable.
 *
 * @param query the known parameters, by which alone the query is read
 * @param request the type of the JSON body; absent if there is none
 * @param status the status of a success
 * @param response the type of a success's body; absent if there is none
 * @param mediaType the media type of that body
 * @param keyed whether an Idempotency-Key is required
 * @param conflicts whether a 409 can carry the present state
 * @param classic whether it follows the classic contract: unknown fields ignored, no key
 * @param capped whether the header {@value #MORE} tells that the list was cut
 */
public record Shape(
        List<Parameter<?>> query,
        @Nullable Type request,
        int status,
        @Nullable Type response,
        String mediaType,
        boolean keyed,
        boolean conflicts,
        boolean classic,
        boolean capped) {
    /** The header that a list carries when there are more rows than were sent. */
    public static final String MORE = "X-MC-More";

    private static final String JSON = "application/json";

    public Shape {
        query = List.copyOf(query);
    }

    /** Answers 200 with JSON. */
    public static Shape gives(Type response) {
        return new Shape(List.of(), null, 200, response, JSON, false, false, false, false);
    }

    /** Answers 200 with JSON of a generic type. */
    public static Shape gives(TypeReference<?> response) {
        return gives(response.getType());
    }

    /** Answers 201 with the created object. */
    public static Shape creates(Type response) {
        return new Shape(List.of(), null, 201, response, JSON, false, false, false, false);
    }

    /** Answers 204. */
    public static Shape givesNothing() {
        return new Shape(List.of(), null, 204, null, JSON, false, false, false, false);
    }

    /** Answers 200 with a body that is not JSON as a whole. */
    public static Shape streams(String mediaType) {
        return new Shape(List.of(), null, 200, null, mediaType, false, false, false, false);
    }

    /**
     * Tells whether the duration depends on the caller: the endpoint waits for something, or sends for as long as there
     * is something to send.
     */
    public boolean unhurried() {
        return (response == null && status == 200) || query.contains(Parameter.WAIT);
    }

    /** Adds a JSON body of that type. */
    public Shape takes(Type body) {
        return new Shape(query, body, status, response, mediaType, keyed, conflicts, classic, capped);
    }

    /** Adds the parameters of paging. */
    public Shape paged() {
        return with(Parameter.CURSOR, Parameter.LIMIT);
    }

    /** Adds these parameters. */
    public Shape with(Parameter<?>... parameters) {
        return with(List.of(parameters));
    }

    /** Adds these parameters. */
    public Shape with(List<Parameter<?>> parameters) {
        List<Parameter<?>> all =
                Stream.concat(query.stream(), parameters.stream()).toList();
        return new Shape(all, request, status, response, mediaType, keyed, conflicts, classic, capped);
    }

    /** Requires an Idempotency-Key. */
    public Shape withKey() {
        return new Shape(query, request, status, response, mediaType, true, conflicts, classic, capped);
    }

    /** Allows a conflict as the answer. */
    public Shape orConflict() {
        return new Shape(query, request, status, response, mediaType, keyed, true, classic, capped);
    }

    /** Takes the version that the caller saw; on any other the answer is a conflict. */
    public Shape versioned() {
        return with(Parameter.VERSION).orConflict();
    }

    /** Follows the classic contract. */
    public Shape asClassic() {
        return new Shape(query, request, status, response, mediaType, keyed, conflicts, true, capped);
    }

    /** Sends the first rows of a list, with a header when there are more. */
    public Shape asCapped() {
        return new Shape(query, request, status, response, mediaType, keyed, conflicts, classic, true);
    }
}
