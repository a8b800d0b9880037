package dev.missioncontrol.api.asks;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.inbox.InboxItem;
import org.jspecify.annotations.Nullable;

/** The answer to raising an ask, or to a command on one. */
public sealed interface AskOutcome {
    /** The command is done, durable and audited. */
    record Accepted(Ask ask) implements AskOutcome {}

    /** The caller's epoch is not the item's current one: another holder has the work, or has finished it. */
    record Fenced(InboxItem current) implements AskOutcome {}

    /**
     * The ask has changed since the version that the caller saw; nothing was done.
     *
     * @param by the author of its last change
     */
    record Stale(Ask current, @Nullable Actor by) implements AskOutcome {}

    /**
     * The command is not possible now. {@code type} is a stable slug, written as {@code slug}; {@code why} is one
     * sentence.
     *
     * @param ask the present ask; absent if none was raised
     * @param item the present item, if its state was the reason
     */
    record Refused(
            @JsonProperty("slug") String type,
            String why,
            @Nullable Ask ask,
            @Nullable InboxItem item) implements AskOutcome {}
}
