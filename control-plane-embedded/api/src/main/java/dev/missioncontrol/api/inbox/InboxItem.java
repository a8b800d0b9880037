package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Version;
import org.jspecify.annotations.Nullable;

/**
 * An item as the control plane knows it.
 *
 * @param reason for its present state, if one was given
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
        @JsonUnwrapped ChangeTimes times) {
    /** Number of failures and losses that make an item a dead letter. */
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

    public Version version() {
        return times.version();
    }

    public @Nullable Lease lease() {
        return status.lease();
    }

    /** The same item with a renewed lease. */
    public InboxItem leased(Lease renewed) {
        return new InboxItem(id, assignment, author, status.leased(renewed), schedule, trail, result, reason, times);
    }

    /** The same item without texts of people and programs, for readers who may not see them. */
    public InboxItem withoutWords() {
        return new InboxItem(
                id, assignment.withoutWords(), author, status, schedule, trail.withoutWords(), null, null, times);
    }
}
