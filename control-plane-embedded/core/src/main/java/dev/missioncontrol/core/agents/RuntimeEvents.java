package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to runtimes, and what it makes of their rows. All of it is public. */
final class RuntimeEvents {
    static final String SUBJECT = "runtime:";

    private static final Set<EventType> CHANGES = Set.of(
            EventType.RUNTIME_STARTED, EventType.RUNTIME_LOST, EventType.RUNTIME_RETURNED, EventType.RUNTIME_FENCED);

    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "runtimes");

    private RuntimeEvents() {}

    record Started(Incarnation incarnation, RuntimeStart start) {}

    /** The public data of a loss and of a return: when the last sign of life came. */
    record Heard(Instant heard) {}

    record Fenced(Incarnation incarnation) {}

    static Life started(Transaction transaction, Actor by, RuntimeName name, Started started) {
        return happened(transaction, by, name, EventType.RUNTIME_STARTED, started);
    }

    static Life lost(Transaction transaction, RuntimeName name, Instant heard) {
        return happened(
                transaction, SYSTEM, name, EventType.RUNTIME_LOST, new Heard(heard.truncatedTo(ChronoUnit.MILLIS)));
    }

    static Life returned(Transaction transaction, RuntimeName name, Instant heard) {
        return happened(
                transaction, SYSTEM, name, EventType.RUNTIME_RETURNED, new Heard(heard.truncatedTo(ChronoUnit.MILLIS)));
    }

    static Life fenced(Transaction transaction, Actor by, RuntimeName name, Incarnation older) {
        return happened(transaction, by, name, EventType.RUNTIME_FENCED, new Fenced(older));
    }

    private static Life happened(Transaction transaction, Actor by, RuntimeName name, EventType type, Object said) {
        String data = Json.write(said);
        Life before = transaction.find(RuntimeStore.RUNTIMES, name).orElse(null);
        Instant at = transaction
                .append(new EventDraft(type, 1, by, SUBJECT + name, data, null))
                .at();
        Life after = after(before, name, type, data, at);
        transaction.put(RuntimeStore.RUNTIMES, after);
        return after;
    }

    static @Nullable Life after(@Nullable Life before, AuditEvent event) {
        if (!event.subject().startsWith(SUBJECT)) {
            return before;
        }
        RuntimeName name = new RuntimeName(event.subject().substring(SUBJECT.length()));
        return EventType.find(event.type())
                .filter(CHANGES::contains)
                .map(type -> after(before, name, type, event.data(), event.at()))
                .orElse(before);
    }

    private static Life after(@Nullable Life before, RuntimeName name, EventType type, String data, Instant at) {
        return switch (type) {
            case RUNTIME_STARTED -> Life.begun(before, name, Json.read(data, Started.class), at);
            case RUNTIME_LOST ->
                known(before)
                        .lost(new Life.Loss(at, Json.read(data, Heard.class).heard()));
            case RUNTIME_RETURNED -> known(before).back();
            case RUNTIME_FENCED ->
                known(before).fenced(Json.read(data, Fenced.class).incarnation(), at);
            default -> throw new IllegalArgumentException("not an event of a runtime: " + type.wire());
        };
    }

    private static Life known(@Nullable Life before) {
        return Objects.requireNonNull(before, "the runtime has never started");
    }
}
