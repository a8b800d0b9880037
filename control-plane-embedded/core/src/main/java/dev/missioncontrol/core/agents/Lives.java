package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.inbox.Incarnations;
import dev.missioncontrol.core.store.Needs;
import dev.missioncontrol.core.store.Transaction;
import java.util.Optional;

/** Knows the newest life of each runtime. Thread-safe. */
public final class Lives implements Incarnations {
    @Override
    public Optional<Incarnation> current(Transaction transaction, RuntimeName name) {
        return transaction.find(RuntimeStore.RUNTIMES, name).map(Life::incarnation);
    }

    @Override
    public Needs needs(RuntimeName name) {
        return Needs.row(RuntimeStore.RUNTIMES, name);
    }
}
