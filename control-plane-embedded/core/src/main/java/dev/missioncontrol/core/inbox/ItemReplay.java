package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.RowComparison;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rebuilds items from their events alone. Confined to one thread. */
public final class ItemReplay implements Fold {
    static final String SUBJECT = "item:";

    private static final int PAGE = 1_000;

    private final TreeMap<String, InboxItem> items = new TreeMap<>();

    @Override
    public void next(AuditEvent event) {
        if (event.subject().startsWith(SUBJECT)) {
            String id = event.subject().substring(SUBJECT.length());
            items.put(id, after(items.get(id), new ItemId(id), event));
        }
    }

    /** The item that an event is about, as the event left it. */
    static InboxItem at(Handle handle, Position event) {
        String subject = LogStore.find(handle, event)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INTERNAL, "broken-log", "The log has lost the event " + event + "."))
                .subject();
        ItemReplay replay = new ItemReplay();
        LogStore.of(handle, subject, new Position(event.era(), event.sequence() + 1), Integer.MAX_VALUE)
                .reversed()
                .forEach(replay::next);
        return replay.items.values().iterator().next();
    }

    private static InboxItem after(@Nullable InboxItem before, ItemId id, AuditEvent event) {
        ItemEvent said = new ItemEvent(
                EventType.of(event.type()),
                Json.read(event.data(), ItemEvent.Data.class),
                event.body() == null ? null : Json.read(event.body(), ItemEvent.Body.class));
        if (event.is(EventType.ITEM_CREATED)) {
            return ItemFold.created(id, said, event.actor(), event.at());
        }
        if (before == null) {
            throw new ControlPlaneException(
                    Category.INTERNAL, "broken-log", "The log speaks of item " + id + " before it was created.");
        }
        return ItemFold.after(before, said, event.at());
    }

    @Override
    public Optional<String> difference(Handle handle) {
        return RowComparison.difference(
                "item", items, item -> item.id().value(), after -> ItemStore.asWritten(handle, after, PAGE));
    }

    /** The items as the log has them, by id; a lease lasts as long as the event that began it said. */
    public Map<ItemId, InboxItem> items() {
        Map<ItemId, InboxItem> byId = new TreeMap<>();
        items.values().forEach(item -> byId.put(item.id(), item));
        return byId;
    }
}
