package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.missioncontrol.api.Actor;
import org.jspecify.annotations.Nullable;

/** The answer to a command on an issue. */
public sealed interface IssueOutcome {
    /** The command is done, durable and audited. */
    record Accepted(Issue issue) implements IssueOutcome {}

    /**
     * The issue has changed since the version that the caller saw; nothing was done.
     *
     * @param by the author of its last change
     */
    record Stale(Issue current, @Nullable Actor by) implements IssueOutcome {}

    /**
     * The command is not possible now. {@code type} is a stable slug, written as {@code slug}; {@code why} is one
     * sentence.
     */
    record Refused(@JsonProperty("slug") String type, String why, Issue current) implements IssueOutcome {}
}
