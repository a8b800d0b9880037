package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to runtimes, and what it makes of their rows. All of it is public. */
final class RuntimeEvents {
    static final String SUBJECT = "runtime:";
    static final String STARTED = "runtime.started";
    /** It has been silent for so long that its work goes to others. */
    static final String LOST = "runtime.lost";
    /** It was lost and has given a sign of life, without a new start. */
    static final String RETURNED = "runtime.returned";
    /** An older life of it was heard after a newer one had begun: two processes have one identity. */
    static final String FENCED = "runtime.fenced";

    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "runtimes");

    private RuntimeEvents() {}

    record Started(Incarnation incarnation, RuntimeStart start) {}

    /** What {@link #LOST} and {@link #RETURNED} say: when its last sign of life came. */
    record Heard(Instant heard) {}

    record Fenced(Incarnation incarnation) {}

    static Life started(Transaction transaction, Actor by, RuntimeName name, Started started) {
        return happened(transaction, by, name, STARTED, started);
    }

    static Life lost(Transaction transaction, RuntimeName name, Instant heard) {
        return happened(transaction, SYSTEM, name, LOST, new Heard(heard.truncatedTo(ChronoUnit.MILLIS)));
    }

    static Life returned(Transaction transaction, RuntimeName name, Instant heard) {
        return happened(transaction, SYSTEM, name, RETURNED, new Heard(heard.truncatedTo(ChronoUnit.MILLIS)));
    }

    static Life fenced(Transaction transaction, Actor by, RuntimeName name, Incarnation older) {
        return happened(transaction, by, name, FENCED, new Fenced(older));
    }

    private static Life happened(Transaction transaction, Actor by, RuntimeName name, String type, Object said) {
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
        return switch (event.type()) {
            case STARTED, LOST, RETURNED, FENCED -> after(before, name, event.type(), event.data(), event.at());
            default -> before;
        };
    }

    private static Life after(@Nullable Life before, RuntimeName name, String type, String data, Instant at) {
        return switch (type) {
            case STARTED -> Life.begun(before, name, Json.read(data, Started.class), at);
            case LOST ->
                known(before)
                        .lost(new Life.Loss(at, Json.read(data, Heard.class).heard()));
            case RETURNED -> known(before).back();
            case FENCED -> known(before).fenced(Json.read(data, Fenced.class).incarnation(), at);
            default -> throw new IllegalArgumentException("not an event of a runtime: " + type);
        };
    }

    private static Life known(@Nullable Life before) {
        return Objects.requireNonNull(before, "the runtime has never started");
    }
}
