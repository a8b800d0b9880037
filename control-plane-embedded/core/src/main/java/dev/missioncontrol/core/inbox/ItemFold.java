package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Result;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an item is after an event. Pure: the same events give the same item, now and on every replay. */
final class ItemFold {
    private ItemFold() {}

    /** The item that {@code item.created} makes. */
    static InboxItem created(ItemId id, ItemEvent event, Actor author, Instant at) {
        ItemEvent.Data data = event.data();
        ItemEvent.Body body = Objects.requireNonNull(event.body(), "item.created without its body");
        ItemEvent.Origin origin =
                Objects.requireNonNullElseGet(data.origin(), () -> new ItemEvent.Origin(null, null, null, List.of()));
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
                null,
                at,
                at);
    }

    /** The item after any later event. */
    static InboxItem after(InboxItem item, ItemEvent event, Instant at) {
        ItemEvent.Data data = event.data();
        return new InboxItem(
                item.id(),
                data.agent(),
                item.title(),
                item.body(),
                item.project(),
                item.clan(),
                item.issueRef(),
                item.labels(),
                item.command(),
                item.author(),
                data.state(),
                data.epoch(),
                data.attempt(),
                data.losses(),
                data.holder(),
                lease(data),
                data.notBefore(),
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

    /** A result stays until another one, or a fresh start, takes its place. */
    private static @Nullable Result result(InboxItem item, ItemEvent event) {
        if (event.body() != null && event.body().result() != null) {
            return event.body().result();
        }
        return event.type().equals(ItemRules.RETRIED) ? null : item.result();
    }

    private static @Nullable String reason(InboxItem item, ItemEvent event) {
        if (event.body() != null) {
            return event.body().reason();
        }
        return event.type().equals(ItemRules.STARTED) ? item.reason() : null;
    }
}
