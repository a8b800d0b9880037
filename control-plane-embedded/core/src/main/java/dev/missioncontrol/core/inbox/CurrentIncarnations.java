package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Optional;

/** Knows the newest incarnation of each runtime. */
public interface CurrentIncarnations {
    /** Finds the newest incarnation; empty for a runtime that never started. */
    Optional<Incarnation> current(Transaction transaction, RuntimeName name);

    /** Receives a call by an incarnation that is not the newest. */
    void outlived(Transaction transaction, RuntimeName name, Incarnation older);

    /** Returns the prefetch for {@link #current}. */
    Prefetch needs(RuntimeName name);
}
