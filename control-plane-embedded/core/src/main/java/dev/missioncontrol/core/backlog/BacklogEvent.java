package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events of the backlog say: the whole public state after them, and words as the private body where they changed. */
final class BacklogEvent {
    static final String PROJECT = "project";
    static final String EPIC = "epic";
    static final String ISSUE = "issue";

    private BacklogEvent() {}

    /** Of a project. */
    record ProjectData(ProjectState state, @Nullable String repository) {}

    /** Of an epic. */
    record EpicData(ProjectName project, EpicState state) {}

    /** Of an issue. */
    record IssueData(
            ProjectName project,
            int number,
            @Nullable EpicId epic,
            IssueState state,
            List<String> labels,
            List<IssueId> dependsOn) {}
}
