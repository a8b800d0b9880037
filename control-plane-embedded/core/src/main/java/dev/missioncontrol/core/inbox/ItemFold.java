package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.core.log.Erased;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an item is after an event. Pure: the same events give the same item, now and on every replay. */
final class ItemFold {
    /** Events that leave an item in its state for the reason that it had. */
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

    /** The item that {@code item.created} makes. */
    static InboxItem created(ItemId id, ItemEvent event, Actor author, Instant at) {
        ItemEvent.Data data = event.data();
        ItemEvent.Body body =
                Objects.requireNonNullElseGet(event.body(), () -> ItemEvent.Body.written(Erased.TEXT, "", null));
        ItemEvent.Origin origin = Objects.requireNonNullElse(data.origin(), ItemEvent.Origin.NONE);
        return new InboxItem(
                id,
                data.agent(),
                Objects.requireNonNullElse(body.title(), ""),
                Objects.requireNonNullElse(body.body(), ""),
                origin.project(),
                origin.clan(),
                origin.issueRef(),
                origin.labels(),
                body.command(),
                author,
                data.state(),
                data.epoch(),
                data.attempt(),
                data.losses(),
                null,
                null,
                null,
                null,
                data.notBefore(),
                ItemSchedule.of(origin),
                Trail.NONE,
                null,
                null,
                at,
                at);
    }

    /** The item after any later event. */
    static InboxItem after(InboxItem item, ItemEvent event, Instant at) {
        ItemEvent.Data data = event.data();
        Schedule schedule = ItemSchedule.after(item.schedule(), event);
        Trail trail = ItemTrail.after(item.trail(), event, at);
        return new InboxItem(
                item.id(),
                data.agent(),
                item.title(),
                item.body(),
                item.project(),
                item.clan(),
                item.issueRef(),
                data.labels() == null ? item.labels() : data.labels(),
                item.command(),
                item.author(),
                data.state(),
                data.epoch(),
                data.attempt(),
                data.losses(),
                data.holder(),
                lease(data),
                heldSince(item, event, at),
                data.offer(),
                data.notBefore(),
                schedule,
                trail,
                result(item, event),
                reason(item, event),
                item.createdAt(),
                at);
    }

    private static @Nullable Lease lease(ItemEvent.Data data) {
        return data.state().held() && data.holder() != null && data.leaseUntil() != null
                ? new Lease(data.holder(), data.epoch(), data.leaseUntil())
                : null;
    }

    private static @Nullable Instant heldSince(InboxItem item, ItemEvent event, Instant at) {
        if (!event.data().state().held()) {
            return null;
        }
        return event.type() == EventType.ITEM_CLAIMED || event.type() == EventType.ITEM_ACKED ? at : item.heldSince();
    }

    /** A result stays until another one, or a fresh start, takes its place. */
    private static @Nullable Result result(InboxItem item, ItemEvent event) {
        if (event.body() != null && event.body().result() != null) {
            return event.body().result();
        }
        return event.type() == EventType.ITEM_RETRIED ? null : item.result();
    }

    private static @Nullable String reason(InboxItem item, ItemEvent event) {
        if (KEEPING_THE_REASON.contains(event.type())) {
            return item.reason();
        }
        return event.body() == null ? null : event.body().reason();
    }
}
