package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Keeps agents from new work. Thread-safe; what takes a transaction is confined to the writer. */
public final class Pauses {
    static final String SUBJECT = "agent:";

    private final WorkSignal signal;

    public Pauses(WorkSignal signal) {
        this.signal = signal;
    }

    /** The private body of a pause: people's words. */
    record Why(String reason) {}

    /** Nothing happens where it is paused already. */
    public Pause pause(Transaction transaction, AgentName agent, String reason, Actor by) {
        Optional<Pause> before = transaction.find(PauseStore.PAUSES, agent);
        return before.orElseGet(() -> {
            String body = Json.write(new Why(reason));
            Instant at = transaction
                    .append(new EventDraft(EventType.AGENT_PAUSED, 1, by, SUBJECT + agent, "{}", body))
                    .at();
            Pause pause = new Pause(agent, reason, by, at);
            transaction.put(PauseStore.PAUSES, pause);
            return pause;
        });
    }

    /** Whether it was paused. */
    public boolean resume(Transaction transaction, AgentName agent, Actor by) {
        boolean was = transaction.find(PauseStore.PAUSES, agent).isPresent();
        if (was) {
            transaction.append(new EventDraft(EventType.AGENT_RESUMED, 1, by, SUBJECT + agent, "{}", null));
            transaction.delete(PauseStore.PAUSES, agent);
            signal.raiseAfter(transaction);
        }
        return was;
    }

    /** All that are paused now. */
    public static Map<AgentName, Pause> all(Handle handle) {
        return PauseStore.list(handle).stream().collect(Collectors.toMap(Pause::agent, Function.identity()));
    }
}
