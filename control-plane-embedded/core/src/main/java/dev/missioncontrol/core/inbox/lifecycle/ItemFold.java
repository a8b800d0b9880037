package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemStatus;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.core.log.Erased;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies events to items. Pure: the same events give the same item, now and on every replay. */
public final class ItemFold {
    private static final ItemEvent.Written FORGOTTEN = new ItemEvent.Written(Erased.TEXT, "", null);

    /** Events that leave an item in its state, with the reason unchanged. */
    private static final Set<EventType> KEEPING_THE_REASON = Set.of(
            EventType.ITEM_STARTED,
            EventType.ITEM_NOTED,
            EventType.ITEM_LINKED,
            EventType.ITEM_LABELLED,
            EventType.ITEM_AWAITED,
            EventType.ITEM_UNBLOCKED,
            EventType.ITEM_DUE,
            EventType.ITEM_OVERDUE,
            EventType.ITEM_ASKED,
            EventType.ITEM_ANSWERED);

    private ItemFold() {}

    /** Creates the item of {@code item.created}. */
    public static InboxItem created(ItemId id, ItemEvent event, Actor author, ChangeTimes times) {
        ItemEvent.Written written = event.body() instanceof ItemEvent.Written words ? words : FORGOTTEN;
        ItemEvent.Created created = Objects.requireNonNullElse(event.data().created(), ItemEvent.Created.NONE);
        return new InboxItem(
                id,
                new Assignment(
                        event.data().agent(),
                        written.title(),
                        written.body(),
                        created.origin(),
                        created.labels(),
                        written.work()),
                author,
                status(event.data(), null, null),
                ItemSchedule.of(created),
                Trail.NONE,
                null,
                null,
                times);
    }

    /** Applies any later event. */
    public static InboxItem after(InboxItem item, ItemEvent event, ChangeTimes times) {
        ItemEvent.Data data = event.data();
        Instant at = times.changedAt();
        return new InboxItem(
                item.id(),
                item.assignment().of(data.agent(), data.labels()),
                item.author(),
                status(data, lease(data), heldSince(item, event, at)),
                ItemSchedule.after(item.schedule(), event),
                ItemTrail.after(item.trail(), event, at),
                result(item, event),
                reason(item, event),
                times);
    }

    private static ItemStatus status(ItemEvent.Data data, @Nullable Lease lease, @Nullable Instant heldSince) {
        ItemEvent.Status is = data.status();
        return new ItemStatus(
                is.state(),
                is.epoch(),
                is.attempt(),
                is.losses(),
                is.holder(),
                lease,
                heldSince,
                data.offer(),
                is.notBefore());
    }

    private static @Nullable Lease lease(ItemEvent.Data data) {
        ItemEvent.Status is = data.status();
        return is.state().held() && is.holder() != null && is.leaseUntil() != null
                ? new Lease(is.holder(), is.epoch(), is.leaseUntil())
                : null;
    }

    private static @Nullable Instant heldSince(InboxItem item, ItemEvent event, Instant at) {
        if (!event.data().status().state().held()) {
            return null;
        }
        return event.type() == EventType.ITEM_CLAIMED || event.type() == EventType.ITEM_ACKED
                ? at
                : item.status().heldSince();
    }

    /** Keeps a result until another result or a fresh start replaces it. */
    private static @Nullable Result result(InboxItem item, ItemEvent event) {
        if (event.body() instanceof ItemEvent.Ended(Result result, var _)) {
            return result;
        }
        return event.type() == EventType.ITEM_RETRIED ? null : item.result();
    }

    private static @Nullable String reason(InboxItem item, ItemEvent event) {
        if (KEEPING_THE_REASON.contains(event.type())) {
            return item.reason();
        }
        return switch (event.body()) {
            case ItemEvent.Explained(String reason) -> reason;
            case ItemEvent.Ended(var _, String reason) -> reason;
            case ItemEvent.Written _, ItemEvent.Noted _, ItemEvent.Linked _, ItemEvent.Asked _ -> null;
            case null -> null;
        };
    }
}
