package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.inbox.ItemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Finds the items that wait for others. Thread-safe. */
public final class ItemDependents {
    private ItemDependents() {}

    /** Returns the open ones of the items, each with the items that wait for it. */
    public static Map<ItemId, List<ItemId>> ofOpen(Handle handle, Collection<ItemId> items) {
        return ItemStore.awaitingOpen(handle, items);
    }
}
