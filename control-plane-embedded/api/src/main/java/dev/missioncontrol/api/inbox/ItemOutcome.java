package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to a command on an item. */
public sealed interface ItemOutcome {
    /** It is done, durable and audited. */
    record Accepted(InboxItem item) implements ItemOutcome {}

    /** The caller's epoch is not the current one: somebody else has, or finished, this work. */
    record Fenced(InboxItem current) implements ItemOutcome {}

    /**
     * It is not possible in the item's present state. {@code type} is a stable slug, {@code why} one sentence. Written as
     * {@code slug}, because a written outcome says with {@code type} which of these it is.
     */
    record Refused(@JsonProperty("slug") String type, String why, InboxItem current) implements ItemOutcome {}
}
