package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.items.ItemDependents;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Counts the open work that each ask holds up: its item and everything that comes after it. Immutable. */
final class HeldUpWork {
    /** Larger counts make no difference to the reader of the list. */
    private static final int KNOWN_MAX = 10_000;

    private final Map<ItemId, List<ItemId>> followers;

    private HeldUpWork(Map<ItemId, List<ItemId>> followers) {
        this.followers = followers;
    }

    /** Counts level by level, with one query for all followers at the same distance. */
    static HeldUpWork of(Handle handle, Collection<Ask> asks) {
        Map<ItemId, List<ItemId>> known = new HashMap<>();
        Set<ItemId> next = new HashSet<>();
        asks.stream().map(Ask::item).filter(Objects::nonNull).forEach(next::add);
        while (!next.isEmpty() && known.size() < KNOWN_MAX) {
            Map<ItemId, List<ItemId>> level = ItemDependents.ofOpen(handle, next);
            known.putAll(level);
            next = new HashSet<>();
            level.values().forEach(next::addAll);
            next.removeAll(known.keySet());
        }
        return new HeldUpWork(known);
    }

    /** Returns the page with the work that each ask on it holds up. */
    static Page<Ask> counted(Handle handle, Page<Ask> page) {
        HeldUpWork work = of(handle, page.rows());
        return page.map(ask -> ask.holdingUp(work.of(ask)));
    }

    int of(Ask ask) {
        ItemId item = ask.item();
        if (item == null || !ask.concern().holding()) {
            return 0;
        }
        Set<ItemId> reached = new HashSet<>();
        Deque<ItemId> waiting = new ArrayDeque<>(List.of(item));
        while (!waiting.isEmpty()) {
            ItemId next = waiting.pop();
            if (followers.containsKey(next) && reached.add(next)) {
                waiting.addAll(followers.get(next));
            }
        }
        return reached.size();
    }
}
