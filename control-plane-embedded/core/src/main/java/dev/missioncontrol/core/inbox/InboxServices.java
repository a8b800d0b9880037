package dev.missioncontrol.core.inbox;

import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.inbox.items.Leases;
import dev.missioncontrol.core.inbox.queue.WorkSignal;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.nodes.NotifyChannel;
import dev.missioncontrol.core.store.write.Writer;

public record InboxServices(
        Store store,
        Writer writer,
        Items items,
        Leases leases,
        OutputStore outputs,
        ItemSearch search,
        WorkSignal signal,
        DenialListener denials) {
    /**
     * Opens the inbox.
     *
     * @param seen told of every act of an agent
     * @param humans told where items need a human
     */
    public static InboxServices open(
            Base base,
            CurrentIncarnations runtimes,
            ActivityListener seen,
            HumanAttention humans,
            EventIndex index,
            DenialListener denials) {
        Store store = base.store();
        Leases leases = new Leases(base.telemetry(), store.shared());
        WorkSignal signal = new WorkSignal(() -> store.nodes().tell(NotifyChannel.WORK));
        Items items = new Items(base.ids(), runtimes, seen, leases, base.jitter(), signal, humans);
        OutputStore outputs = new OutputStore(store, base.telemetry());
        return new InboxServices(
                store, base.writer(), items, leases, outputs, new ItemSearch(store, leases, index), signal, denials);
    }

    /** Wakes waiting claims, because another node has announced work. */
    public void workMayHaveAppeared() {
        signal.raiseHere();
    }
}
