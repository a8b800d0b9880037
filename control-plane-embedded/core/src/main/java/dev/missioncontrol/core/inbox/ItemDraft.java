package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the next event of an item together, from the item as it is. Confined to one decision. */
final class ItemDraft {
    private final EventType type;
    private AgentName agent;
    private ItemState state;
    private Epoch epoch;
    private int attempt;
    private int losses;
    private @Nullable Holder holder;
    private @Nullable Instant leaseUntil;
    private @Nullable Instant notBefore;
    private @Nullable Offer offer;
    private @Nullable List<String> labels;
    private @Nullable ItemId other;
    private @Nullable String ask;
    private @Nullable Actor by;
    private ItemEvent.@Nullable Body body;

    ItemDraft(EventType type, InboxItem item) {
        this.type = type;
        this.agent = item.agent();
        this.state = item.state();
        this.epoch = item.epoch();
        this.attempt = item.attempt();
        this.losses = item.losses();
        this.holder = item.holder();
        this.leaseUntil = item.lease() == null ? null : item.lease().expiresAt();
        this.notBefore = item.notBefore();
        this.offer = item.offer();
    }

    ItemDraft to(ItemState next) {
        state = next;
        return this;
    }

    ItemDraft agent(AgentName name) {
        agent = name;
        return this;
    }

    /** Whoever holds it loses the right to finish. */
    ItemDraft fencing() {
        epoch = epoch.next();
        return this;
    }

    ItemDraft counting(int attempts, int losts) {
        attempt = attempts;
        losses = losts;
        return this;
    }

    ItemDraft heldBy(@Nullable Holder who, @Nullable Instant until) {
        holder = who;
        leaseUntil = until;
        return this;
    }

    /** Nothing of what delays an offer is left. */
    ItemDraft atOnce() {
        notBefore = null;
        offer = null;
        return this;
    }

    ItemDraft notBefore(@Nullable Instant time) {
        notBefore = time;
        return this;
    }

    ItemDraft offered(@Nullable Offer to) {
        offer = to;
        return this;
    }

    ItemDraft labels(List<String> names) {
        labels = names;
        return this;
    }

    ItemDraft about(@Nullable ItemId item) {
        other = item;
        return this;
    }

    ItemDraft asking(String id) {
        ask = id;
        return this;
    }

    ItemDraft answered(String id, Actor who) {
        ask = id;
        by = who;
        return this;
    }

    ItemDraft saying(ItemEvent.Body words) {
        body = words;
        return this;
    }

    ItemEvent event() {
        return new ItemEvent(
                type,
                new ItemEvent.Data(
                        agent,
                        state,
                        epoch,
                        attempt,
                        losses,
                        holder,
                        leaseUntil,
                        notBefore,
                        null,
                        offer,
                        labels,
                        other,
                        ask,
                        by),
                body);
    }
}
