package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import org.jspecify.annotations.Nullable;

/**
 * An item as the control plane knows it.
 *
 * @param reason why it is in its state, where somebody or something said so
 */
public record InboxItem(
        ItemId id,
        @JsonUnwrapped Assignment assignment,
        Actor author,
        @JsonUnwrapped ItemStatus status,
        Schedule schedule,
        Trail trail,
        @Nullable Result result,
        @Nullable String reason,
        @JsonUnwrapped ItemTimes times) {
    /** Failures and losses after which an item is a dead letter. */
    public static final int ATTEMPTS_MAX = 5;

    public InboxItem {
        Checks.required(id, "id");
        Checks.required(author, "author");
        schedule = schedule == null ? Schedule.NONE : schedule;
        trail = trail == null ? Trail.NONE : trail;
    }

    public AgentName agent() {
        return assignment.agent();
    }

    public String title() {
        return assignment.title();
    }

    public ItemState state() {
        return status.state();
    }

    public Epoch epoch() {
        return status.epoch();
    }

    public @Nullable Lease lease() {
        return status.lease();
    }

    /** The same item with its lease as it was renewed. */
    public InboxItem leased(Lease renewed) {
        return new InboxItem(id, assignment, author, status.leased(renewed), schedule, trail, result, reason, times);
    }

    /** The same item without anything that people or programs wrote, for those who may not read it. */
    public InboxItem withoutWords() {
        return new InboxItem(
                id, assignment.withoutWords(), author, status, schedule, trail.withoutWords(), null, null, times);
    }
}
