package dev.missioncontrol.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.asks.ClassicAsks;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.reports.ClassicReports;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request of an authenticated caller. Confined to the request's thread. */
public final class Request {
    private final ServerRequest request;
    private final CallerSource.Caller caller;
    private final BodyReader bodies;
    private final Shutdown shutdown;

    Request(ServerRequest request, CallerSource.Caller caller, BodyReader bodies, Shutdown shutdown) {
        this.request = request;
        this.caller = caller;
        this.bodies = bodies;
        this.shutdown = shutdown;
    }

    /** The port with the caller's rights. */
    public ControlPlane plane() {
        return caller.plane();
    }

    /** The inbox as classic clients know it, with the caller's rights. */
    public ClassicInbox classic() {
        return caller.classic();
    }

    /** The mortal queue as classic clients know it, with the caller's rights. */
    public ClassicAsks classicAsks() {
        return caller.classicAsks();
    }

    /** What classic clients may report, with the caller's rights. */
    public ClassicReports classicReports() {
        return caller.classicReports();
    }

    /** All metrics as text, for whoever may scrape them. */
    public String metrics() {
        caller.principal().require(Action.SCRAPE_METRICS);
        return caller.callers().metrics();
    }

    /** Whether a long answer may go on: the token is still good and the server is not closing. */
    public boolean mayGoOn() {
        return !shutdown.hasBegun() && caller.stillKnown();
    }

    /** What a wait brings; empty when the server closes or the token ends before. */
    public <T> Optional<T> whileAdmitted(Supplier<T> wait) {
        return shutdown.unlessBegun(wait, caller::stillKnown);
    }

    /** Refuses a caller whose token has ended since it was let in. */
    public void requireStillAdmitted() {
        if (!caller.stillKnown()) {
            throw Authenticator.unauthenticated();
        }
    }

    public Parameters query() {
        return new Parameters(request.query());
    }

    /** Where a follower that comes back stopped. */
    public Optional<Position> lastEventId() {
        return header("Last-Event-ID").map(text -> checked("invalid-position", () -> Position.parse(text)));
    }

    private Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    /** What the path has in the place of {@code {id}}. */
    public String id() {
        return request.path().pathParameters().get("id");
    }

    /** The item named in the path; a text that no item can have names an unknown one. */
    public ItemId item() {
        return itemId(id());
    }

    /** The id, or {@code NOT_FOUND}: which texts are ids is nobody's business. */
    public static ItemId itemId(String text) {
        try {
            return new ItemId(text);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-item", "There is no such item.", e);
        }
    }

    /** The ask named in the path; a text that no ask can have names an unknown one. */
    public AskId ask() {
        return askId(id());
    }

    /** As {@link #itemId}, for asks. */
    public static AskId askId(String text) {
        try {
            return new AskId(text);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-ask", "There is no such ask.", e);
        }
    }

    /** What the path names; a text that none can have names an unknown one. */
    public <T> T named(String what, Function<String, T> id) {
        try {
            return id.apply(request.path().pathParameters().get("id"));
        } catch (IllegalArgumentException e) {
            throw unknown(what, e);
        }
    }

    /** There is none of that name, or it is not the caller's to see. */
    public static ControlPlaneException unknown(String what) {
        return unknown(what, null);
    }

    private static ControlPlaneException unknown(String what, @Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.NOT_FOUND, "unknown-" + what, "There is no such " + what + ".", cause);
    }

    /** The key that every mutation of ours carries. */
    public IdempotencyKey key() {
        String text = header("Idempotency-Key")
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INVALID,
                        "idempotency-key-missing",
                        "Send a header Idempotency-Key, the same one when you try again."));
        return checked("invalid-idempotency-key", () -> new IdempotencyKey(text));
    }

    /** The JSON body; unknown fields, duplicate keys and missing values are refused. */
    public <T> T body(Class<T> type) {
        byte[] bytes = bodies.read(request);
        return checked("invalid-body", () -> Json.read(bytes, type));
    }

    /** The JSON body as classic clients may write it: anything in it that is not understood is ignored. */
    public <T> T tolerantBody(Function<JsonNode, T> reader) {
        byte[] bytes = bodies.read(request);
        return checked("invalid-body", () -> reader.apply(Json.tolerantTree(bytes)));
    }

    private static <T> T checked(String type, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "it cannot be read" : e.getMessage();
            throw new ControlPlaneException(Category.INVALID, type, "The request was not understood: " + why + ".", e);
        }
    }
}
