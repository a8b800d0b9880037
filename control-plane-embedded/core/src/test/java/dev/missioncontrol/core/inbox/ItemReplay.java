package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** Rebuilds items from their events alone. Confined to one thread. */
public final class ItemReplay {
    private final Map<ItemId, InboxItem> items = new TreeMap<>();

    /** Folds the next event in; events of other rooms change nothing. */
    public void next(AuditEvent event) {
        if (!event.subject().startsWith("item:")) {
            return;
        }
        ItemId id = new ItemId(event.subject().substring("item:".length()));
        ItemEvent itemEvent = new ItemEvent(
                event.type(),
                Json.read(event.data(), ItemEvent.Data.class),
                event.body() == null ? null : Json.read(event.body(), ItemEvent.Body.class));
        items.merge(
                id,
                event.type().equals(ItemEvent.CREATED)
                        ? ItemFold.created(id, itemEvent, event.actor(), event.at())
                        : ItemFold.after(known(id), itemEvent, event.at()),
                (_, after) -> after);
    }

    private InboxItem known(ItemId id) {
        InboxItem item = items.get(id);
        if (item == null) {
            throw new ControlPlaneException(
                    Category.INTERNAL, "broken-log", "The log speaks of item " + id + " before it was created.");
        }
        return item;
    }

    /** The items as the log has them, by id; a lease lasts as long as the event that began it said. */
    public Map<ItemId, InboxItem> items() {
        return Map.copyOf(items);
    }
}
