package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.lifecycle.ItemEvent;
import dev.missioncontrol.core.inbox.lifecycle.ItemFold;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerReplay;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.replay.Projection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of items and the effect of each event on it. */
public final class ItemLedger {
    /** Each row is the item's state after its newest event; renewals of its lease are telemetry. */
    public static final LedgerTable<ItemId, InboxItem> ITEMS =
            LedgerTable.of("item", ItemId::new, ItemStore.ITEMS, ItemLedger::after, EventType.ITEM_CREATED);

    private ItemLedger() {}

    public static List<Projection> tables() {
        return List.of(ITEMS, new ItemCountProjection());
    }

    public static Entry entry(ItemEvent event) {
        return new Entry(event.type(), event.data(), event.body());
    }

    private static InboxItem after(@Nullable InboxItem before, LedgerEvent event) {
        ItemEvent said = new ItemEvent(
                event.type(),
                event.data(ItemEvent.Data.class),
                event.words(ItemEvent.bodyOf(event.type())).orElse(null));
        if (event.type() == EventType.ITEM_CREATED) {
            return ItemFold.created(new ItemId(event.id()), said, event.actor(), event.created());
        }
        if (before == null) {
            throw new ControlPlaneException(
                    Category.INTERNAL,
                    "broken-log",
                    "The log speaks of item " + event.id() + " before it was created.");
        }
        return ItemFold.after(before, said, event.changed(before.times()));
    }

    /** Reads the item of an event, as the event left it. */
    public static InboxItem at(Handle handle, Position event) {
        String subject = LogStore.find(handle, event)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INTERNAL, "broken-log", "The log has lost the event " + event + "."))
                .subject();
        LedgerReplay<ItemId, InboxItem> replay = ITEMS.fold();
        LogStore.of(handle, subject, new Position(event.era(), event.sequence() + 1), Integer.MAX_VALUE)
                .reversed()
                .forEach(replay::next);
        return replay.rows().values().iterator().next();
    }
}
