package dev.missioncontrol.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.IdempotencyStore;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Erases the private body of an event: removes the row, rebuilds the tables that repeated it, and records the erasure
 * as an event. The digest stays, so the chain stays valid. Erasing twice returns the first answer. Thread-safe.
 */
final class Erasure {
    private static final int REASON_MAX = 1_000;
    private static final int PAGE = 500;

    private final List<Projection> projections;

    Erasure(List<Projection> projections) {
        this.projections = projections;
    }

    /** Returns the position of the event that records the erasure. */
    Position erase(Transaction transaction, Position position, String reason, Principal by) {
        Checks.text(reason, "reason", REASON_MAX);
        AuditEvent event = LogStore.find(transaction.reading(), position)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.NOT_FOUND, "unknown-event", "There is no event " + position + "."));
        if (event.bodyDigest() == null || event.is(EventType.EVENT_ERASED)) {
            throw new ControlPlaneException(
                    Category.INVALID, "nothing-to-erase", "Event " + position + " has no private body to erase.");
        }
        String subject = "event:" + position;
        if (event.body() == null) {
            return LogStore.of(transaction.reading(), subject, LAST, 1)
                    .getFirst()
                    .position();
        }
        LogStore.eraseBody(transaction.writing(), position);
        JsonNode words = Json.wideTree(event.body());
        for (Projection projection : projections) {
            if (projection.concerns(event.subject())) {
                projection.erase(transaction, history(transaction, event.subject()));
            }
        }
        forget(transaction, event, words);
        String data = Json.write(new Erased(position));
        String why = Json.write(Map.of("reason", reason));
        return transaction
                .append(new EventDraft(EventType.EVENT_ERASED, 1, by.actor(), subject, data, why))
                .position();
    }

    /** Leaves out what an agent said: it is a client's own JSON, which no result repeats but whose fields may have the same names. */
    private static void forget(Transaction transaction, AuditEvent event, JsonNode words) {
        if (!event.is(EventType.AGENT_SAID)) {
            String subject = event.subject();
            IdempotencyStore.forget(transaction, subject.substring(subject.indexOf(':') + 1), words);
        }
    }

    private static final Position LAST = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private static List<AuditEvent> history(Transaction transaction, String subject) {
        List<AuditEvent> newestFirst = new ArrayList<>();
        Position before = LAST;
        List<AuditEvent> page;
        do {
            page = LogStore.of(transaction.reading(), subject, before, PAGE);
            newestFirst.addAll(page);
            before = page.isEmpty() ? before : page.getLast().position();
        } while (page.size() == PAGE);
        return newestFirst.reversed().stream().map(Upcasters.NONE::current).toList();
    }
}
