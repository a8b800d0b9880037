package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectState;
import org.jspecify.annotations.Nullable;

/** Lists the states into which a row of the backlog can be moved. */
public enum Move {
    OPEN("Open again", "O", IssueState.OPEN, EpicState.OPEN, ProjectState.ACTIVE),
    BEGIN("Begin", "B", IssueState.IN_PROGRESS, null, null),
    REVIEW("To review", "V", IssueState.IN_REVIEW, null, null),
    DONE("Done", "E", IssueState.DONE, EpicState.DONE, ProjectState.DONE),
    PAUSE("Pause", "P", null, null, ProjectState.PAUSED),
    CANCEL("Cancel", "Shift+C", IssueState.CANCELLED, EpicState.CANCELLED, null);

    private final String words;
    private final String keys;
    private final @Nullable IssueState issue;
    private final @Nullable EpicState epic;
    private final @Nullable ProjectState project;

    Move(
            String words,
            String keys,
            @Nullable IssueState issue,
            @Nullable EpicState epic,
            @Nullable ProjectState project) {
        this.words = words;
        this.keys = keys;
        this.issue = issue;
        this.epic = epic;
        this.project = project;
    }

    public String words() {
        return words;
    }

    public String keys() {
        return keys;
    }

    @Nullable
    IssueState issue() {
        return issue;
    }

    @Nullable
    EpicState epic() {
        return epic;
    }

    @Nullable
    ProjectState project() {
        return project;
    }

    /**
     * Tells whether the move makes sense now; a blocked row is neither started nor finished. The control plane decides.
     */
    public boolean fits(OutlineRow row) {
        return switch (row) {
            case OutlineRow.ProjectRow(Project of) ->
                project != null && project != of.plan().state();
            case OutlineRow.EpicRow(Epic of) ->
                epic != null && epic != of.plan().state();
            case OutlineRow.IssueRow(Issue of, boolean inEpic) ->
                issue != null
                        && of.state().next().contains(issue)
                        && !(of.blocked() && (this == BEGIN || this == REVIEW || this == DONE));
        };
    }
}
