package dev.missioncontrol.server.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.http.AuditQuery;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.EventStream;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Serves the event log: pages, its head, and the live feed. Thread-safe. */
public final class AuditRoutes {
    private static final int PAGE_MAX = 200;

    private AuditRoutes() {}

    public static List<Endpoint> rows() {
        return Stream.of(pages(), wholes()).flatMap(List::stream).toList();
    }

    private static List<Endpoint> pages() {
        return List.of(
                Endpoint.get("/api/audit", "List events, newest first")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(new TypeReference<Page<AuditEvent>>() {})
                                        .with(AuditQuery.PARAMETERS)
                                        .paged(),
                                AuditRoutes::list),
                Endpoint.get("/api/audit/head", "Read where the log ends")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(Bodies.Head.class),
                                request -> Response.ok(
                                        new Bodies.Head(request.plane().audit().head()))),
                Endpoint.get("/api/audit/event", "Read an event")
                        .needs(Action.READ_AUDIT)
                        .does(Shape.gives(AuditEvent.class).with(AuditQuery.EVENT), AuditRoutes::event),
                Endpoint.get("/api/audit/checkpoints", "List signed heads of the log, newest first")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(new TypeReference<Page<Checkpoint>>() {})
                                        .paged(),
                                request ->
                                        request.page(PAGE_MAX, request.plane().audit()::checkpoints)),
                Endpoint.get("/api/audit/as-of", "Read how things were at a time or right after an event")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(Past.class)
                                        .with(AuditQuery.AT_TIME, AuditQuery.AT_EVENT)
                                        .paged(),
                                AuditRoutes::asOf));
    }

    private static List<Endpoint> wholes() {
        return List.of(
                Endpoint.get("/api/audit/export", "Download the log as one file that opens anywhere")
                        .needs(Action.READ_AUDIT)
                        .does(Shape.streams("application/zip").with(AuditQuery.BODIES), AuditRoutes::export),
                Endpoint.post("/api/audit/erasures", "Erase the private text of an event")
                        .needs(Action.ERASE)
                        .does(
                                Shape.creates(Bodies.Head.class)
                                        .takes(Bodies.ErasureRequest.class)
                                        .withKey(),
                                AuditRoutes::erase),
                Endpoint.get("/api/backup", "Download a backup of everything")
                        .needs(Action.BACK_UP)
                        .does(Shape.streams("application/zip"), AuditRoutes::backup),
                Endpoint.get("/api/audit/feed", "Follow the log as it grows")
                        .needs(Action.READ_AUDIT)
                        .does(Shape.streams("text/event-stream").with(AuditQuery.AFTER), AuditRoutes::feed));
    }

    private static Response list(Request request) {
        AuditFilter filter = request.query().filter(AuditQuery::read);
        return request.page(PAGE_MAX, (cursor, limit) -> request.plane().audit().list(filter, cursor, limit));
    }

    private static Response event(Request request) {
        Position position = request.query()
                .value(AuditQuery.EVENT)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INVALID, "invalid-parameter", "Give the position of the event, as era:sequence."));
        return request.plane()
                .audit()
                .find(position)
                .map(Response::ok)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.NOT_FOUND, "unknown-event", "There is no event " + position + " yet."));
    }

    private static Response asOf(Request request) {
        Optional<Moment> event = request.query().value(AuditQuery.AT_EVENT).map(Moment.Event::new);
        Optional<Moment> time = request.query().value(AuditQuery.AT_TIME).map(Moment.Time::new);
        if (event.isPresent() == time.isPresent()) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-parameter", "Give either a time or the position of an event.");
        }
        Moment moment = event.or(() -> time).orElseThrow();
        return request.page(PAGE_MAX, (cursor, limit) -> request.plane().audit().asOf(moment, cursor, limit));
    }

    private static Response erase(Request request) {
        request.key(); // every mutation requires a key; erasing twice has the same effect as once
        Bodies.ErasureRequest asked = request.body(Bodies.ErasureRequest.class);
        return Response.created(new Bodies.Head(request.plane().audit().erase(asked.position(), asked.reason())));
    }

    private static Response export(Request request) {
        boolean bodies = request.query().value(AuditQuery.BODIES).orElse(true);
        return new Response.Download(
                "application/zip", out -> request.plane().audit().export(bodies, out));
    }

    private static Response backup(Request request) {
        return new Response.Download(
                "application/zip", out -> request.plane().backups().write(out));
    }

    /**
     * Streams new events. A follower that reconnects sends its last position in Last-Event-ID; without a position it
     * receives new events only.
     */
    private static Response feed(Request request) {
        Optional<Position> asked = request.query().value(AuditQuery.AFTER);
        Position after = request.header("Last-Event-ID", "invalid-position", Position::parse)
                .or(() -> asked)
                .orElseGet(() -> request.plane().audit().head());
        Feed feed = request.plane().audit().follow(after);
        return new Response.Stream(stream -> follow(request, feed, stream));
    }

    private static void follow(Request request, Feed feed, EventStream stream) {
        try (feed) {
            while (request.mayGoOn()) {
                request.whileAdmitted(feed::await)
                        .filter(_ -> request.mayGoOn()) // the token may have ended during the wait
                        .ifPresent(events -> send(events, stream));
            }
        }
    }

    private static void send(List<AuditEvent> events, EventStream stream) {
        events.forEach(event -> stream.event(event.position().toString(), Json.write(event)));
        if (events.isEmpty()) {
            stream.beat();
        }
    }
}
