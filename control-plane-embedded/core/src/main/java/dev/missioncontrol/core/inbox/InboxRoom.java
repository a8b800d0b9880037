package dev.missioncontrol.core.inbox;

import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;
import dev.missioncontrol.core.store.nodes.Channel;

/** What every face of the inbox shares. Thread-safe. */
public record InboxRoom(
        Store store, Writer writer, Items items, Leases leases, OutputStore outputs, WorkSignal signal) {
    public InboxRoom(Store store, Writer writer, Items items, Leases leases, OutputStore outputs) {
        this(
                store,
                writer,
                items,
                leases,
                outputs,
                new WorkSignal(() -> store.nodes().tell(Channel.WORK)));
    }

    /** Another node says so: waiting claims look for themselves. */
    public void workMayHaveAppeared() {
        signal.raiseHere();
    }
}
