package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.store.rows.RowCounter;
import dev.missioncontrol.core.store.rows.RowCounter.Group;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the number of all items by state, and of each agent's pending ones, so that no reader has to count. The rows of all agents
 * together have the name {@code ""}.
 */
public final class ItemCountStore {
    static final String TABLE = "item_count";

    static final RowCounter<InboxItem> COUNTER =
            new RowCounter<>(TABLE, "agent", "state", "items", ItemCountStore::groups);

    private static final String ALL = "";

    private ItemCountStore() {}

    private static List<Group> groups(InboxItem item) {
        Group ofState = new Group(ALL, item.state().name());
        return item.state() == ItemState.PENDING
                ? List.of(ofState, new Group(item.agent().value(), ofState.kind()))
                : List.of(ofState);
    }

    /** Returns the number of items in each state that has any. */
    public static Map<ItemState, Long> byState(Handle handle) {
        Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
        handle.createQuery("select state, items from item_count where agent = '' and items > 0")
                .map((row, _) -> counts.put(ItemState.valueOf(row.getString("state")), row.getLong("items")))
                .list();
        return counts;
    }

    /** Returns the number of pending items of each agent that has any. */
    public static Map<AgentName, Long> pendingByAgent(Handle handle) {
        Map<AgentName, Long> counts = new HashMap<>();
        handle.createQuery("select agent, items from item_count where agent <> '' and items > 0")
                .map((row, _) -> counts.put(new AgentName(row.getString("agent")), row.getLong("items")))
                .list();
        return counts;
    }

    /** Counts the items themselves, which takes longer the more there are; for the check of the kept numbers. */
    static Map<Group, Long> counted(Handle handle) {
        return groups(handle, """
                select '' as agent, state, count(*) as items from item group by state
                union all
                select agent, state, count(*) as items from item where state = 'PENDING' group by agent, state""");
    }

    /** Returns the kept numbers that are not zero. */
    static Map<Group, Long> kept(Handle handle) {
        return groups(handle, "select agent, state, items from item_count where items <> 0");
    }

    private static Map<Group, Long> groups(Handle handle, String query) {
        Map<Group, Long> counts = new HashMap<>();
        handle.createQuery(query)
                .map((row, _) ->
                        counts.put(new Group(row.getString("agent"), row.getString("state")), row.getLong("items")))
                .list();
        return counts;
    }
}
