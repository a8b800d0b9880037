package dev.missioncontrol.core.inbox;

import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;

/** What every face of the inbox shares. Thread-safe. */
public record InboxServices(
        Store store,
        Writer writer,
        Items items,
        Leases leases,
        OutputStore outputs,
        WorkSignal signal,
        DenialListener denials) {
    /** Another node says so: waiting claims look for themselves. */
    public void workMayHaveAppeared() {
        signal.raiseHere();
    }
}
