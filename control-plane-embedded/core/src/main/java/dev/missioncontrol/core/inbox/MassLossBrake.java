package dev.missioncontrol.core.inbox;

import dev.missioncontrol.core.store.Transaction;

/** Whether so many runtimes fell silent at once that the fault is rather the control plane's own. Confined to the writer. */
@FunctionalInterface
public interface MassLossBrake {
    /** While it doubts itself, nothing that a runtime holds is offered to others. */
    boolean now(Transaction transaction);
}
