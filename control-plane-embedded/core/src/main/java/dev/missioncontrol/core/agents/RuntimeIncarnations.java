package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.inbox.CurrentIncarnations;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Optional;

/**
 * Knows the newest incarnation of each runtime, and records older ones that are still active. Thread-safe once
 * {@link #settledBy} was called.
 */
public final class RuntimeIncarnations implements CurrentIncarnations {
    private volatile IdentityConflicts conflicts = (transaction, runtime) -> {};

    /** Must be called before any other method. */
    public void settledBy(IdentityConflicts settling) {
        conflicts = settling;
    }

    @Override
    public Optional<Incarnation> current(Transaction transaction, RuntimeName name) {
        return transaction.find(RuntimeStore.RUNTIMES, name).map(RuntimeRow::incarnation);
    }

    /** Records, once for each, that an older process of a runtime is told to stop. */
    @Override
    public void outlived(Transaction transaction, RuntimeName name, Incarnation older) {
        boolean news = transaction
                .find(RuntimeStore.RUNTIMES, name)
                .filter(runtimeRow -> runtimeRow.news(older, transaction.now()))
                .isPresent();
        Actor runtime = new Actor(Role.RUNTIME, name.value());
        if (news && RuntimeLedger.fenced(transaction, runtime, name, older).contested()) {
            conflicts.contested(transaction, runtime);
        }
    }

    @Override
    public Prefetch needs(RuntimeName name) {
        return Prefetch.row(RuntimeStore.RUNTIMES, name);
    }
}
