package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The runtimes' table and the effect of each event on it. All its data is public. */
public final class RuntimeLedger {
    private static final LedgerTable<RuntimeName, RuntimeRow> RUNTIMES =
            LedgerTable.of("runtime", RuntimeName::new, RuntimeStore.RUNTIMES, RuntimeLedger::after);

    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "runtimes");

    private RuntimeLedger() {}

    public static List<Projection> tables() {
        return List.of(RUNTIMES);
    }

    record Started(Incarnation incarnation, RuntimeStart start) {}

    /** The data of {@code runtime.lost} and {@code runtime.returned}: the time of the last heartbeat. */
    record Heard(Instant heard) {}

    record Fenced(Incarnation incarnation) {}

    static RuntimeRow started(Transaction transaction, Actor by, RuntimeName name, Started started) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_STARTED, started), by);
    }

    /** Records that the runtime was silent beyond the limit, so that its work goes to others. */
    static RuntimeRow lost(Transaction transaction, RuntimeName name, Instant heard) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_LOST, heard(heard)), SYSTEM);
    }

    /** Records that a lost runtime has sent a heartbeat without a new start. */
    static RuntimeRow returned(Transaction transaction, RuntimeName name, Instant heard) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_RETURNED, heard(heard)), SYSTEM);
    }

    /** Records a heartbeat of an older incarnation after the start of a newer one: two processes share one identity. */
    static RuntimeRow fenced(Transaction transaction, Actor by, RuntimeName name, Incarnation older) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_FENCED, new Fenced(older)), by);
    }

    private static Heard heard(Instant at) {
        return new Heard(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable RuntimeRow after(@Nullable RuntimeRow before, LedgerEvent event) {
        return switch (event.type()) {
            case RUNTIME_STARTED ->
                RuntimeRow.begun(before, new RuntimeName(event.id()), event.data(Started.class), event.at());
            case RUNTIME_LOST ->
                known(before)
                        .lost(new RuntimeRow.Loss(
                                event.at(), event.data(Heard.class).heard()));
            case RUNTIME_RETURNED -> known(before).back();
            case RUNTIME_FENCED -> known(before).fenced(event.data(Fenced.class).incarnation(), event.at());
            default -> before;
        };
    }

    private static RuntimeRow known(@Nullable RuntimeRow before) {
        return Objects.requireNonNull(before, "the runtime has never started");
    }
}
