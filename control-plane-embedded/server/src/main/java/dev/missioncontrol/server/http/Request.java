package dev.missioncontrol.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.TooLongException;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.http.Parameter;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Represents one request of an authenticated caller. Confined to the request's thread. */
public final class Request {
    /** Reads a page of a listing. */
    @FunctionalInterface
    public interface Listing {
        /** Returns the page that begins at the cursor, with a limited number of rows. */
        Object page(@Nullable String cursor, int limit);
    }

    /** Keeps a page of any rows within the limits of a client's JSON reader. */
    private static final int PAGE_MAX = 100;

    private final ServerRequest request;
    private final Parameters query;
    private final CallerSource.Caller caller;
    private final BodyReader bodies;
    private final Shutdown shutdown;

    Request(ServerRequest request, Parameters query, CallerSource.Caller caller, BodyReader bodies, Shutdown shutdown) {
        this.request = request;
        this.query = query;
        this.caller = caller;
        this.bodies = bodies;
        this.shutdown = shutdown;
    }

    /** Returns the port with the caller's rights. */
    public ControlPlane plane() {
        return caller.plane();
    }

    /** Returns another interface of the control plane than the port, with the caller's rights. */
    public <T> T face(BiFunction<Core, Principal, T> face) {
        return caller.face(face);
    }

    /** Returns all metrics as text. */
    public String metrics() {
        caller.principal().require(Action.SCRAPE_METRICS);
        return caller.callers().metrics();
    }

    /** Tells whether a long answer may continue: the token is still valid and the server is not shutting down. */
    public boolean mayGoOn() {
        return !shutdown.hasBegun() && caller.stillKnown();
    }

    /** Returns the result of a wait; empty when the server shuts down or the token ends first. */
    public <T> Optional<T> whileAdmitted(Supplier<T> wait) {
        return shutdown.unlessBegun(wait, caller::stillKnown);
    }

    /** Refuses a caller whose token has ended since it was admitted. */
    public void requireStillAdmitted() {
        if (!caller.stillKnown()) {
            throw Authenticator.unauthenticated();
        }
    }

    public Parameters query() {
        return query;
    }

    /** Answers with the requested page. */
    public Response page(Listing listing) {
        return page(PAGE_MAX, listing);
    }

    /** Does the same as {@link #page(Listing)}, for rows that are small enough for larger pages. */
    public Response page(int max, Listing listing) {
        String cursor = query.value(Parameter.CURSOR).orElse(null);
        int limit = query.value(Parameter.LIMIT).orElse(max);
        return Response.ok(listing.page(cursor, Math.min(limit, max)));
    }

    /** Parses a header; fails with {@code INVALID} and that problem type when the reader refuses it. */
    public <T> Optional<T> header(String name, String problem, Function<String, T> reader) {
        return request.headers()
                .first(HeaderNames.create(name))
                .map(text -> checked(problem, () -> reader.apply(text)));
    }

    /** Parses the id in the path; a text that is no id counts as an unknown one. */
    public <T> T named(String what, Function<String, T> id) {
        return named(what, id, request.path().pathParameters().get("id"));
    }

    /** Parses an id; fails with {@code NOT_FOUND}, so that the form of ids is not disclosed. */
    public static <T> T named(String what, Function<String, T> id, String text) {
        try {
            return id.apply(text);
        } catch (IllegalArgumentException e) {
            throw unknown(what, e);
        }
    }

    /** Reports that there is none of that name, or that the caller may not see it. */
    public static ControlPlaneException unknown(String what) {
        return unknown(what, null);
    }

    private static ControlPlaneException unknown(String what, @Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.NOT_FOUND, "unknown-" + what, "There is no such " + what + ".", cause);
    }

    /** Returns the version that the caller saw of the thing that it acts on, if it says so. */
    public @Nullable Version seen() {
        return query.value(Parameter.VERSION).orElse(null);
    }

    /** Returns the idempotency key, which every mutation requires. */
    public IdempotencyKey key() {
        return header("Idempotency-Key", "invalid-idempotency-key", IdempotencyKey::new)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INVALID,
                        "idempotency-key-missing",
                        "Send a header Idempotency-Key, the same one when you try again."));
    }

    /** Reads the JSON body; unknown fields, duplicate keys and missing values are refused. */
    public <T> T body(Class<T> type) {
        byte[] bytes = bodies.read(request);
        return checked("invalid-body", () -> Json.read(bytes, type));
    }

    /** Reads the JSON body of a classic client; unknown content is ignored. */
    public <T> T tolerantBody(Function<JsonNode, T> reader) {
        byte[] bytes = bodies.read(request);
        return checked("invalid-body", () -> reader.apply(Json.tolerantTree(bytes)));
    }

    /**
     * Reads the JSON body in which a classic client says something about its work, of almost any size: of a long value
     * the beginning and the end are held, and unknown fields are ignored.
     */
    public <T> T classicAct(Set<String> fields, Function<FieldReader.Fields, T> reader) {
        return checked(
                "invalid-body",
                () -> reader.apply(bodies.stream(request, body -> new FieldReader(body, fields).read())));
    }

    private static <T> T checked(String type, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TooLongException e) {
            throw new ControlPlaneException(
                    Category.TOO_LARGE,
                    "too-large",
                    "The request was not taken: " + e.getMessage() + "; shorten it.",
                    e);
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "it cannot be read" : e.getMessage();
            throw new ControlPlaneException(Category.INVALID, type, "The request was not understood: " + why + ".", e);
        }
    }
}
