package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.store.Prefetch;
import dev.missioncontrol.core.store.Transaction;
import java.util.Optional;

/** Knows which life of a runtime is the newest. */
public interface CurrentIncarnations {
    /** Empty for a runtime that never started. */
    Optional<Incarnation> current(Transaction transaction, RuntimeName name);

    /** A life of it was heard that is not the newest any more. */
    void outlived(Transaction transaction, RuntimeName name, Incarnation older);

    /** What must be read before {@link #current} can be answered. */
    Prefetch needs(RuntimeName name);
}
