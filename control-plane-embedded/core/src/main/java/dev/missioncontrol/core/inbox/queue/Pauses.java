package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Pauses and resumes agents. Thread-safe; methods with a transaction are confined to the writer. */
public final class Pauses {
    private final WorkSignal signal;

    public Pauses(WorkSignal signal) {
        this.signal = signal;
    }

    /** Does nothing if it is paused already. */
    public Pause pause(Transaction transaction, AgentName agent, String reason, Actor by) {
        return transaction
                .find(PauseStore.PAUSES, agent)
                .orElseGet(() -> PauseLedger.paused(transaction, agent, reason, by));
    }

    /** Returns whether it was paused. */
    public boolean resume(Transaction transaction, AgentName agent, Actor by) {
        boolean was = transaction.find(PauseStore.PAUSES, agent).isPresent();
        if (was) {
            PauseLedger.resumed(transaction, agent, by);
            signal.raiseAfter(transaction);
        }
        return was;
    }

    /** Returns all pauses in force. */
    public static Map<AgentName, Pause> all(Handle handle) {
        return PauseStore.list(handle).stream().collect(Collectors.toMap(Pause::agent, Function.identity()));
    }
}
