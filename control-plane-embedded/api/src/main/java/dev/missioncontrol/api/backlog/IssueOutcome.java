package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to a command on an issue. */
public sealed interface IssueOutcome {
    /** The command is done, durable and audited. */
    record Accepted(Issue issue) implements IssueOutcome {}

    /**
     * The command is not possible now. {@code type} is a stable slug, written as {@code slug}; {@code why} is one
     * sentence.
     */
    record Refused(@JsonProperty("slug") String type, String why, Issue current) implements IssueOutcome {}
}
