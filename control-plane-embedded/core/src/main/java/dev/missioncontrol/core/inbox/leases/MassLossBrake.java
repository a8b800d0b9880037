package dev.missioncontrol.core.inbox.leases;

import dev.missioncontrol.core.store.write.Transaction;

/**
 * Tells whether so large a share of the runtimes fell silent at once that the control plane itself is more likely at
 * fault. Confined to the writer.
 */
@FunctionalInterface
public interface MassLossBrake {
    /** Returns whether that is so now; until it ends, no work of a runtime is offered to others. */
    boolean now(Transaction transaction);
}
