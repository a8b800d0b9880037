package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of paused agents and the effect of each event on it. The reason is private. */
public final class PauseLedger {
    private static final String KIND = "agent";

    private static final LedgerTable<AgentName, Pause> PAUSES =
            LedgerTable.of(KIND, AgentName::new, PauseStore.PAUSES, PauseLedger::after);

    private PauseLedger() {}

    public static List<Projection> tables() {
        return List.of(PAUSES);
    }

    /** The private words of {@code agent.paused}. */
    private record Why(String reason) {}

    static Pause paused(Transaction transaction, AgentName agent, String reason, Actor by) {
        return PAUSES.record(transaction, agent, new Entry(EventType.AGENT_PAUSED, Map.of(), new Why(reason)), by);
    }

    static void resumed(Transaction transaction, AgentName agent, Actor by) {
        Entry entry = new Entry(EventType.AGENT_RESUMED, Map.of());
        LedgerTable.record(transaction, KIND, agent.value(), entry, by, List.of(PAUSES));
    }

    private static @Nullable Pause after(@Nullable Pause before, LedgerEvent event) {
        return switch (event.type()) {
            case AGENT_PAUSED -> {
                String reason = event.words(Why.class).map(Why::reason).orElse(Erased.TEXT);
                yield new Pause(new AgentName(event.id()), reason, event.actor(), event.at());
            }
            case AGENT_RESUMED -> null;
            default -> before;
        };
    }
}
