package dev.missioncontrol.core.inbox.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.ItemStatus;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Work;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event of an item: public data with the state after it, and the words of people or programs as body. */
public record ItemEvent(EventType type, Data data, @Nullable Body body) {
    /**
     * Public, kept for ever. Components added after the first version are absent in older events.
     *
     * @param created only in {@code item.created}
     * @param labels if they have changed
     */
    public record Data(
            AgentName agent,
            @JsonUnwrapped Status status,
            @JsonProperty("origin") @Nullable Created created,
            @Nullable Offer offer,
            @Nullable List<String> labels,
            @JsonUnwrapped Reference reference) {}

    /**
     * The state of the item after the event.
     *
     * @param leaseUntil until when the lease was good when this happened; present in every state that is held
     */
    record Status(
            ItemState state,
            Epoch epoch,
            int attempt,
            int losses,
            @Nullable Holder holder,
            @Nullable Instant leaseUntil,
            @Nullable Instant notBefore) {
        /** The state of a new item. */
        static Status fresh(@Nullable Instant notBefore) {
            return new Status(ItemState.PENDING, Epoch.NONE, 0, 0, null, null, notBefore);
        }
    }

    /**
     * The origin of an item and the items that it waits for.
     *
     * @param unmet those of {@code after} that were not completed
     */
    record Created(
            @JsonUnwrapped ItemOrigin origin,
            List<String> labels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemId> after,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemId> unmet,
            @Nullable Instant deadline) {
        static final Created NONE = new Created(ItemOrigin.NONE, List.of(), List.of(), List.of(), null);

        Created {
            labels = copy(labels);
            after = copy(after);
            unmet = copy(unmet);
        }

        private static <T> List<T> copy(@Nullable List<T> values) {
            return values == null ? List.of() : List.copyOf(values);
        }
    }

    /**
     * A related thing that the event is about.
     *
     * @param other the item that waits for this one, or that this one waits for
     * @param by the author of the attached answer
     */
    record Reference(
            @Nullable ItemId other,
            @Nullable String ask,
            @Nullable Actor by) {
        static final Reference NONE = new Reference(null, null, null);
    }

    /** Words of people or programs: private, erasable. */
    public sealed interface Body {}

    /** Texts of the item's author. */
    record Written(
            String title,
            String body,
            @JsonProperty("command") @Nullable Work work) implements Body {
        Written {
            title = Objects.requireNonNullElse(title, "");
            body = Objects.requireNonNullElse(body, "");
        }
    }

    /** The result of an attempt. */
    record Ended(Result result, @Nullable String reason) implements Body {}

    /** Why the item is in its state. */
    record Explained(String reason) implements Body {}

    /**
     * A note.
     *
     * @param offered a result that came too late to be accepted
     */
    record Noted(String note, @Nullable Result offered) implements Body {}

    /** The address of a pull request. */
    record Linked(String link) implements Body {}

    /** A question about an item, with the answer once there is one. */
    record Asked(Question question) implements Body {}

    record Question(String need, @Nullable String reply) {}

    /** The record that holds the words of an event of that type. */
    public static Class<? extends Body> bodyOf(EventType type) {
        return switch (type) {
            case ITEM_CREATED -> Written.class;
            case ITEM_COMPLETED, ITEM_FAILED -> Ended.class;
            case ITEM_NOTED -> Noted.class;
            case ITEM_LINKED -> Linked.class;
            case ITEM_SUSPENDED, ITEM_ANSWERED, ITEM_RESUMED -> Asked.class;
            default -> Explained.class;
        };
    }

    /** An event that leaves the item as it is. */
    static ItemEvent of(EventType type, InboxItem item) {
        ItemStatus is = item.status();
        Status status = new Status(
                is.state(),
                is.epoch(),
                is.attempt(),
                is.losses(),
                is.holder(),
                is.lease() == null ? null : is.lease().expiresAt(),
                is.notBefore());
        return new ItemEvent(type, new Data(item.agent(), status, null, is.offer(), null, Reference.NONE), null);
    }

    ItemEvent with(Status status) {
        return with(new Data(data.agent, status, data.created, data.offer, data.labels, data.reference));
    }

    private ItemEvent with(Data other) {
        return new ItemEvent(type, other, body);
    }

    ItemEvent to(ItemState next) {
        Status is = data.status;
        return with(new Status(next, is.epoch, is.attempt, is.losses, is.holder, is.leaseUntil, is.notBefore));
    }

    ItemEvent notBefore(@Nullable Instant time) {
        Status is = data.status;
        return with(new Status(is.state, is.epoch, is.attempt, is.losses, is.holder, is.leaseUntil, time));
    }

    ItemEvent agent(AgentName name) {
        return with(new Data(name, data.status, data.created, data.offer, data.labels, data.reference));
    }

    ItemEvent offered(@Nullable Offer to) {
        return with(new Data(data.agent, data.status, data.created, to, data.labels, data.reference));
    }

    ItemEvent labels(List<String> names) {
        return with(new Data(data.agent, data.status, data.created, data.offer, names, data.reference));
    }

    ItemEvent about(Reference reference) {
        return with(new Data(data.agent, data.status, data.created, data.offer, data.labels, reference));
    }

    ItemEvent saying(Body words) {
        return new ItemEvent(type, data, words);
    }
}
