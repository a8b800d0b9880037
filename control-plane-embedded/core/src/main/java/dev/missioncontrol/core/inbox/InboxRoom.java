package dev.missioncontrol.core.inbox;

import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;

/** What every face of the inbox shares. Thread-safe. */
public record InboxRoom(Store store, Writer writer, Items items, WorkSignal signal) {
    public InboxRoom(Store store, Writer writer, Items items) {
        this(store, writer, items, new WorkSignal());
    }
}
