package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.json.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which items wait for which. Thread-safe. */
public final class Followers {
    private Followers() {}

    /** Those of the items that are open, each with the items that wait for it. */
    public static Map<ItemId, List<ItemId>> ofOpen(Handle handle, Collection<ItemId> items) {
        Map<ItemId, List<ItemId>> found = new HashMap<>();
        handle.createQuery("select id, schedule from item where id in (<ids>)"
                        + " and state in ('PENDING', 'ACKED', 'WORKING', 'WAITING')")
                .bindList("ids", items.stream().map(ItemId::value).toList())
                .map((row, _) -> found.put(new ItemId(row.getString("id")), of(row.getString("schedule"))))
                .list();
        return found;
    }

    private static List<ItemId> of(@Nullable String schedule) {
        return schedule == null
                ? List.of()
                : Json.read(schedule, Schedule.class).awaitedBy();
    }
}
