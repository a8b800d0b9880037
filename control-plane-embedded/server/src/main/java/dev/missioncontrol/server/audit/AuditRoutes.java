package dev.missioncontrol.server.audit;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.EventStream;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event log: pages, its head, and the live feed. Thread-safe. */
public final class AuditRoutes {
    private static final int PAGE_MAX = 200;

    private AuditRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints
                .get("/api/audit", AuditRoutes::list)
                .get("/api/audit/head", request -> {
                    request.query().only();
                    return Answer.ok(new Bodies.Head(request.plane().audit().head()));
                })
                .get("/api/audit/feed", AuditRoutes::feed);
    }

    private static Answer list(Request request) {
        Parameters query = request.query().only("actor", "type", "subject", "cursor", "limit");
        AuditFilter filter = new AuditFilter(text(query, "actor"), text(query, "type"), text(query, "subject"));
        int limit = query.value("limit", Integer::parseInt).orElse(PAGE_MAX);
        return Answer.ok(request.plane().audit().list(filter, text(query, "cursor"), Math.clamp(limit, 1, PAGE_MAX)));
    }

    private static @Nullable String text(Parameters query, String name) {
        return query.value(name, value -> value).orElse(null);
    }

    /** A follower that comes back says what it saw last in Last-Event-ID; without any position it sees what is new. */
    private static Answer feed(Request request) {
        Optional<Position> asked = request.query().only("after").value("after", Position::parse);
        Position after = request.lastEventId()
                .or(() -> asked)
                .orElseGet(() -> request.plane().audit().head());
        Feed feed = request.plane().audit().follow(after);
        return new Answer.Stream(stream -> follow(request, feed, stream));
    }

    private static void follow(Request request, Feed feed, EventStream stream) {
        try (feed) {
            while (request.mayGoOn()) {
                request.unlessClosing(feed::await).ifPresent(events -> send(events, stream));
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
