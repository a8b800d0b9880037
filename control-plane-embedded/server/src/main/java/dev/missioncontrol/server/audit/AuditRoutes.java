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
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.EventStream;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event log: pages, its head, and the live feed. Thread-safe. */
public final class AuditRoutes {
    private static final int PAGE_MAX = 200;

    private AuditRoutes() {}

    /** What is served here. */
    public static List<Endpoint> rows() {
        return Stream.of(pages(), wholes()).flatMap(List::stream).toList();
    }

    private static List<Endpoint> pages() {
        return List.of(
                Endpoint.get("/api/audit", "List events, newest first")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(new TypeReference<Page<AuditEvent>>() {})
                                        .with("actor", String.class, "Only what this actor did, or all of its kind")
                                        .with(
                                                "type",
                                                String.class,
                                                "Only events of this type, or of all that begin so where it ends in a dot")
                                        .with("subject", String.class, "Only what happened to this")
                                        .with("from", Instant.class, "Not before this time")
                                        .with("to", Instant.class, "Before this time")
                                        .with("words", String.class, "Only events with words that begin so")
                                        .paged(),
                                AuditRoutes::list),
                Endpoint.get("/api/audit/head", "Read where the log ends")
                        .needs(Action.READ_AUDIT)
                        .does(Shape.gives(Bodies.Head.class), AuditRoutes::head),
                Endpoint.get("/api/audit/event", "Read an event")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(AuditEvent.class)
                                        .requiring("position", Position.class, "Which: era:sequence"),
                                AuditRoutes::event),
                Endpoint.get("/api/audit/checkpoints", "List signed heads of the log, newest first")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(new TypeReference<Page<Checkpoint>>() {})
                                        .paged(),
                                AuditRoutes::checkpoints),
                Endpoint.get("/api/audit/as-of", "Read how things were at a time or right after an event")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.gives(Past.class)
                                        .with("time", Instant.class, "When; or a position")
                                        .with("position", Position.class, "After which event; or a time")
                                        .paged(),
                                AuditRoutes::asOf));
    }

    private static List<Endpoint> wholes() {
        return List.of(
                Endpoint.get("/api/audit/export", "Download the log as one file that opens anywhere")
                        .needs(Action.READ_AUDIT)
                        .does(
                                Shape.streams("application/zip")
                                        .with(
                                                "bodies",
                                                Boolean.class,
                                                "Whether private texts are in it; yes where it is left out"),
                                AuditRoutes::export),
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
                        .does(
                                Shape.streams("text/event-stream")
                                        .with("after", Position.class, "The last event that was seen"),
                                AuditRoutes::feed));
    }

    private static Response head(Request request) {
        request.query().only();
        return Response.ok(new Bodies.Head(request.plane().audit().head()));
    }

    private static Response list(Request request) {
        Parameters query = request.query().only("actor", "type", "subject", "from", "to", "words", "cursor", "limit");
        AuditFilter filter = Parameters.together(() -> new AuditFilter(
                text(query, "actor"),
                text(query, "type"),
                text(query, "subject"),
                query.value("from", Instant::parse).orElse(null),
                query.value("to", Instant::parse).orElse(null),
                text(query, "words")));
        return Response.ok(request.plane().audit().list(filter, text(query, "cursor"), limit(query)));
    }

    private static int limit(Parameters query) {
        return Math.clamp(query.value("limit", Integer::parseInt).orElse(PAGE_MAX), 1, PAGE_MAX);
    }

    private static Response event(Request request) {
        Position position = request.query()
                .only("position")
                .value("position", Position::parse)
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
        Parameters query = request.query().only("time", "position", "cursor", "limit");
        Optional<Moment> event = query.value("position", Position::parse).map(Moment.Event::new);
        Optional<Moment> time = query.value("time", Instant::parse).map(Moment.Time::new);
        if (event.isPresent() == time.isPresent()) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-parameter", "Give either a time or the position of an event.");
        }
        Moment moment = event.or(() -> time).orElseThrow();
        return Response.ok(request.plane().audit().asOf(moment, text(query, "cursor"), limit(query)));
    }

    private static Response erase(Request request) {
        request.key(); // every mutation has one; erasing twice is the same as once
        Bodies.ErasureRequest asked = request.body(Bodies.ErasureRequest.class);
        return Response.created(new Bodies.Head(request.plane().audit().erase(asked.position(), asked.reason())));
    }

    private static Response export(Request request) {
        boolean bodies = request.query()
                .only("bodies")
                .value("bodies", AuditRoutes::flag)
                .orElse(true);
        return new Response.Download(
                "application/zip", out -> request.plane().audit().export(bodies, out));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not true or false");
        };
    }

    private static Response backup(Request request) {
        request.query().only();
        return new Response.Download(
                "application/zip", out -> request.plane().backups().write(out));
    }

    private static Response checkpoints(Request request) {
        Parameters query = request.query().only("cursor", "limit");
        return Response.ok(request.plane().audit().checkpoints(text(query, "cursor"), limit(query)));
    }

    private static @Nullable String text(Parameters query, String name) {
        return query.value(name, value -> value).orElse(null);
    }

    /** A follower that comes back says what it saw last in Last-Event-ID; without any position it sees what is new. */
    private static Response feed(Request request) {
        Optional<Position> asked = request.query().only("after").value("after", Position::parse);
        Position after = request.lastEventId()
                .or(() -> asked)
                .orElseGet(() -> request.plane().audit().head());
        Feed feed = request.plane().audit().follow(after);
        return new Response.Stream(stream -> follow(request, feed, stream));
    }

    private static void follow(Request request, Feed feed, EventStream stream) {
        try (feed) {
            while (request.mayGoOn()) {
                request.whileAdmitted(feed::await)
                        .filter(_ -> request.mayGoOn()) // the token may have ended while it waited
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
