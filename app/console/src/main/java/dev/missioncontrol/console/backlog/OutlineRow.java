package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.console.words.Sign;
import java.util.Locale;
import java.util.Optional;

public sealed interface OutlineRow {
    record ProjectRow(Project project) implements OutlineRow {}

    record EpicRow(Epic epic) implements OutlineRow {}

    /**
     * An issue.
     *
     * @param inEpic whether it is indented under an epic
     */
    record IssueRow(Issue issue, boolean inEpic) implements OutlineRow {}

    /** Returns the part that stays the same while everything else changes. */
    default Object identity() {
        return switch (this) {
            case ProjectRow(Project project) -> project.plan().name();
            case EpicRow(Epic epic) -> epic.id();
            case IssueRow(Issue issue, boolean inEpic) -> issue.id();
        };
    }

    default ProjectName projectName() {
        return switch (this) {
            case ProjectRow(Project project) -> project.plan().name();
            case EpicRow(Epic epic) -> epic.plan().project();
            case IssueRow(Issue issue, boolean inEpic) -> issue.project();
        };
    }

    default Words words() {
        return switch (this) {
            case ProjectRow(Project project) -> project.plan().words();
            case EpicRow(Epic epic) -> epic.plan().words();
            case IssueRow(Issue issue, boolean inEpic) -> issue.words();
        };
    }

    /** Returns the number of steps by which it is indented. */
    default int depth() {
        return switch (this) {
            case ProjectRow project -> 0;
            case EpicRow epic -> 1;
            case IssueRow(Issue issue, boolean inEpic) -> inEpic ? 2 : 1;
        };
    }

    default Sign sign() {
        return switch (this) {
            case ProjectRow(Project project) ->
                switch (project.plan().state()) {
                    case ACTIVE -> new Sign("sign-note", "active");
                    case PAUSED -> Sign.held("paused");
                    case DONE -> new Sign("sign-completed", "done");
                };
            case EpicRow(Epic epic) ->
                switch (epic.plan().state()) {
                    case OPEN -> new Sign("sign-note", "open");
                    case DONE -> new Sign("sign-completed", "done");
                    case CANCELLED -> new Sign("sign-cancelled", "cancelled");
                };
            case IssueRow(Issue issue, boolean inEpic) ->
                switch (issue.state()) {
                    case OPEN -> new Sign("sign-pending", "open");
                    case IN_PROGRESS -> new Sign("sign-working", "in progress");
                    case IN_REVIEW -> new Sign("sign-acked", "in review");
                    case DONE -> new Sign("sign-completed", "done");
                    case CANCELLED -> new Sign("sign-cancelled", "cancelled");
                };
        };
    }

    default String kind() {
        return switch (this) {
            case ProjectRow project -> "project";
            case EpicRow epic -> "epic";
            case IssueRow issue -> "issue";
        };
    }

    default Optional<Issue> findIssue() {
        return this instanceof IssueRow(Issue issue, boolean inEpic) ? Optional.of(issue) : Optional.empty();
    }

    /** Returns its title, after the number if it is an issue. */
    default String name() {
        return findIssue().map(issue -> "#" + issue.number() + " ").orElse("") + words().title();
    }

    /** Returns the text that a filter's words are matched against, in lower case. */
    default String searchable() {
        return name().toLowerCase(Locale.ROOT);
    }
}
