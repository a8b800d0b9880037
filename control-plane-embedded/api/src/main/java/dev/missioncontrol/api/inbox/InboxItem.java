package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as the control plane knows it.
 *
 * @param holder who held it last; still set after the lease has run out, so that a late completion can be accepted
 * @param lease present exactly in the states that are {@link ItemState#held()}
 * @param attempt how many attempts have been spent or are running; attempts count failures and unexplained losses
 * @param losses how many leases in a row ran out without a word; a fail, release or retry ends the row
 * @param heldSince since when it is held, over all renewals and adoptions; absent while nobody holds it
 * @param offer who is offered it first once it is pending, where its session is kept
 * @param notBefore not offered before this time, as planned or after a failure that may be tried again
 * @param reason why it is in its state, where somebody or something said so
 */
public record InboxItem(
        ItemId id,
        AgentName agent,
        String title,
        String body,
        @Nullable String project,
        @Nullable String clan,
        @Nullable String issueRef,
        List<String> labels,
        @Nullable Command command,
        Actor author,
        ItemState state,
        Epoch epoch,
        int attempt,
        int losses,
        @Nullable Holder holder,
        @Nullable Lease lease,
        @Nullable Instant heldSince,
        @Nullable Offer offer,
        @Nullable Instant notBefore,
        Schedule schedule,
        Trail trail,
        @Nullable Result result,
        @Nullable String reason,
        Instant createdAt,
        Instant changedAt) {
    /** Failures and losses after which an item is a dead letter. */
    public static final int ATTEMPTS_MAX = 5;

    public InboxItem {
        Checks.required(id, "id");
        Checks.required(agent, "agent");
        Checks.required(title, "title");
        Checks.required(body, "body");
        Checks.required(author, "author");
        Checks.required(state, "state");
        Checks.required(epoch, "epoch");
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
        labels = labels == null ? List.of() : List.copyOf(labels);
        schedule = schedule == null ? Schedule.NONE : schedule;
        trail = trail == null ? Trail.NONE : trail;
    }

    /** The same item with its lease as it was renewed. */
    public InboxItem leased(Lease renewed) {
        return new InboxItem(
                id, agent, title, body, project, clan, issueRef, labels, command, author, state, epoch, attempt, losses,
                holder, renewed, heldSince, offer, notBefore, schedule, trail, result, reason, createdAt, changedAt);
    }

    /** The same item without anything that people or programs wrote, for those who may not read it. */
    public InboxItem withoutWords() {
        return new InboxItem(
                id,
                agent,
                "",
                "",
                project,
                clan,
                issueRef,
                labels,
                null,
                author,
                state,
                epoch,
                attempt,
                losses,
                holder,
                lease,
                heldSince,
                offer,
                notBefore,
                schedule,
                trail.withoutWords(),
                null,
                null,
                createdAt,
                changedAt);
    }
}
