package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import org.jspecify.annotations.Nullable;

/** The event log over HTTP. Thread-safe. */
record HttpAudit(Exchange exchange) implements Audit {
    @Override
    public Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit) {
        Query query = new Query("/api/audit")
                .with("actor", filter.actor())
                .with("type", filter.type())
                .with("subject", filter.subject())
                .with("cursor", cursor)
                .with("limit", limit);
        return exchange.ask(Call.get("list events", query), new TypeReference<Page<AuditEvent>>() {});
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
