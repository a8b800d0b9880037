package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Label;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as the oracle knows it from the log.
 *
 * @param last the newest event
 * @param lot what its events before have left
 * @param hold present while somebody holds it
 */
record Known(Fact last, Lot lot, @Nullable Hold hold) {
    ItemId id() {
        return last.id();
    }

    ItemState state() {
        return last.state();
    }

    Schedule schedule() {
        return lot.schedule();
    }

    Trail trail() {
        return lot.trail();
    }

    boolean held() {
        return last.state().held();
    }

    boolean heldBy(RuntimeName name) {
        return held() && lastBy(name);
    }

    boolean lastBy(RuntimeName name) {
        return last.holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(name);
    }

    boolean heldBy(AgentName agent) {
        return held()
                && last.holder() instanceof Holder.ClassicHolder holder
                && holder.agent().equals(agent);
    }

    Known with(@Nullable Hold other) {
        return new Known(last, lot, other);
    }

    /** As its author is told of it: before a human is asked about what it waits for. */
    Known asWritten() {
        return new Known(last, new Lot(lot.runnable(), lot.labels(), lot.schedule(), Trail.NONE, null), hold);
    }

    /** Whether nothing but time keeps it from whoever looks for work. */
    private boolean free() {
        return lot.runnable()
                && state() == ItemState.PENDING
                && schedule().unmet().isEmpty()
                && !Label.hold(lot.labels())
                && last.notBefore() == null;
    }

    /** Whether every runtime may have it. */
    boolean claimable() {
        return free() && last.offer() == null;
    }

    /** Whether that runtime may have it before all others. */
    boolean offeredTo(RuntimeName name) {
        Offer offer = last.offer();
        return free() && offer != null && offer.runtime().equals(name);
    }

    /** Whether a classic client of its agent is told of it. */
    boolean polled() {
        return !lot.runnable()
                && state() == ItemState.PENDING
                && schedule().unmet().isEmpty()
                && last.notBefore() == null;
    }

    /** What is held comes behind all that can be worked on. */
    int rank() {
        return Label.rank(lot.labels()) + (Label.hold(lot.labels()) ? 10 : 0);
    }

    /** When time alone brings it back into the queue. */
    @Nullable
    Instant dueAt() {
        Offer offer = last.offer();
        if (state() != ItemState.PENDING || last.notBefore() != null) {
            return state() == ItemState.PENDING ? last.notBefore() : null;
        }
        return offer == null ? null : offer.until();
    }

    /** Whether its back-off or offer is longer than any: the time went back. What is planned may be far away. */
    boolean restsTooLong(Instant now) {
        Instant until = dueAt();
        boolean planned = last.notBefore() != null && last.attempt() == 0;
        Duration longest = last.notBefore() == null ? Offer.TERM : Duration.ofSeconds(2L << last.attempt());
        return until != null && !planned && until.isAfter(now.plus(longest));
    }

    /** When somebody must be asked about it. */
    @Nullable
    Instant watchedAt() {
        return state().open() && !schedule().overdue() ? schedule().deadline() : null;
    }

    /** Whether a row says the same; how long its lease lasts is looked at elsewhere. */
    boolean same(InboxItem row) {
        return row.id().equals(last.id())
                && row.agent().equals(last.agent())
                && row.state() == last.state()
                && row.epoch().equals(last.epoch())
                && row.status().attempt() == last.attempt()
                && row.status().losses() == last.losses()
                && Objects.equals(row.status().holder(), last.holder())
                && Objects.equals(row.status().notBefore(), last.notBefore())
                && Objects.equals(row.status().offer(), last.offer())
                && Objects.equals(row.status().heldSince(), lot.heldSince())
                && row.assignment().labels().equals(lot.labels())
                && row.schedule().equals(lot.schedule())
                && row.trail().equals(lot.trail())
                && row.assignment().runnable() == lot.runnable()
                && (row.lease() != null) == held();
    }

    String words() {
        return last.id().shortForm() + " " + last.state() + " epoch "
                + last.epoch().value() + " attempt " + last.attempt() + " losses " + last.losses() + " after "
                + last.type();
    }
}
