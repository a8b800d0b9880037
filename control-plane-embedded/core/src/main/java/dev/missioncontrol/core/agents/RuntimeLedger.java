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
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The runtimes' table and what each event makes of it. All of it is public. */
public final class RuntimeLedger {
    private static final LedgerTable<RuntimeName, RuntimeRow> RUNTIMES =
            LedgerTable.of("runtime", RuntimeName::new, RuntimeStore.RUNTIMES, RuntimeLedger::after);

    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "runtimes");

    private RuntimeLedger() {}

    public static List<Projection> tables() {
        return List.of(RUNTIMES);
    }

    record Started(Incarnation incarnation, RuntimeStart start) {}

    /** The data of {@code runtime.lost} and {@code runtime.returned}: when the last sign of life came. */
    record Heard(Instant heard) {}

    record Fenced(Incarnation incarnation) {}

    static RuntimeRow started(Transaction transaction, Actor by, RuntimeName name, Started started) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_STARTED, started), by);
    }

    /** The runtime has been silent for so long that its work goes to others. */
    static RuntimeRow lost(Transaction transaction, RuntimeName name, Instant heard) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_LOST, heard(heard)), SYSTEM);
    }

    /** The runtime was lost and has given a sign of life, without a new start. */
    static RuntimeRow returned(Transaction transaction, RuntimeName name, Instant heard) {
        return RUNTIMES.record(transaction, name, new Entry(EventType.RUNTIME_RETURNED, heard(heard)), SYSTEM);
    }

    /** An older incarnation was heard after a newer one had begun: two processes have one identity. */
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
