package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.missioncontrol.api.Actor;
import org.jspecify.annotations.Nullable;

/** The answer to a command on an item. */
public sealed interface ItemOutcome {
    /** The command is done, durable and audited. */
    record Accepted(InboxItem item) implements ItemOutcome {}

    /** The caller's epoch is not the current one: another holder has the work, or has finished it. */
    record Fenced(InboxItem current) implements ItemOutcome {}

    /**
     * The item has changed since the version that the caller saw; nothing was done.
     *
     * @param by the author of its last change
     */
    record Stale(InboxItem current, @Nullable Actor by) implements ItemOutcome {}

    /**
     * The command is not possible in the item's present state. {@code type} is a stable slug, {@code why} one sentence.
     * Written as {@code slug}, because {@code type} names the outcome's case on the wire.
     */
    record Refused(@JsonProperty("slug") String type, String why, InboxItem current) implements ItemOutcome {}
}
