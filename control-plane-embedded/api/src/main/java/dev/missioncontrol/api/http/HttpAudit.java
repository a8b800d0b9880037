package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpAudit(Exchange exchange) implements Audit {
    /** Timeout for a request that folds a long log. */
    private static final Duration FOLDING = Duration.ofSeconds(60);

    @Override
    public Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit) {
        Query query = AuditQuery.write(filter, new Query("/api/audit")).page(cursor, limit);
        return exchange.ask(Call.get("list events", query), new TypeReference<Page<AuditEvent>>() {});
    }

    @Override
    public Optional<AuditEvent> find(Position position) {
        Call call = Call.get("read an event", new Query("/api/audit/event").with(AuditQuery.EVENT, position));
        return exchange.find(call, AuditEvent.class);
    }

    @Override
    public Page<Checkpoint> checkpoints(@Nullable String cursor, int limit) {
        Query query = new Query("/api/audit/checkpoints").page(cursor, limit);
        return exchange.ask(Call.get("list checkpoints", query), new TypeReference<Page<Checkpoint>>() {});
    }

    @Override
    public Position erase(Position position, String reason) {
        Call call = Call.post(
                        "erase the body of event " + position,
                        "/api/audit/erasures",
                        new Bodies.ErasureRequest(position, reason))
                .keyed(IdempotencyKey.random());
        return exchange.ask(call, Bodies.Head.class).position();
    }

    @Override
    public Past asOf(Moment moment, @Nullable String cursor, int limit) {
        Query query = new Query("/api/audit/as-of").page(cursor, limit);
        switch (moment) {
            case Moment.Time time -> query.with(AuditQuery.AT_TIME, time.at());
            case Moment.Event event -> query.with(AuditQuery.AT_EVENT, event.position());
        }
        return exchange.ask(Call.get("read how things were", query).waiting(FOLDING), Past.class);
    }

    @Override
    public void export(boolean bodies, OutputStream to) {
        exchange.download(
                Call.get("export the log", new Query("/api/audit/export").with(AuditQuery.BODIES, bodies)), to);
    }

    @Override
    public Position head() {
        return exchange.ask(Call.get("read the head of the log", "/api/audit/head"), Bodies.Head.class)
                .position();
    }

    @Override
    public Feed follow(Position after) {
        return HttpFeed.open(exchange, after);
    }
}
