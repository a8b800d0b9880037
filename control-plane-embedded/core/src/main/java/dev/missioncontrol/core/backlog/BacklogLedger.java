package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.replay.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backlog's tables and the effect of each event on them. An event holds the whole public state after it, and
 * changed texts as its private body.
 */
public final class BacklogLedger {
    static final LedgerTable<ProjectName, Project> PROJECTS =
            LedgerTable.of("project", ProjectName::new, BacklogStore.PROJECTS, BacklogLedger::project);

    static final LedgerTable<EpicId, Epic> EPICS =
            LedgerTable.of("epic", EpicId::new, BacklogStore.EPICS, BacklogLedger::epic, EventType.EPIC_CREATED);

    static final LedgerTable<IssueId, Issue> ISSUES =
            LedgerTable.of("issue", IssueId::new, BacklogStore.ISSUES, BacklogLedger::issue, EventType.ISSUE_CREATED);

    private static final Words ERASED = new Words(Erased.TEXT, "");

    private BacklogLedger() {}

    public static List<Projection> tables() {
        return List.of(PROJECTS, EPICS, ISSUES);
    }

    record ProjectData(ProjectState state, @Nullable String repository) {}

    record EpicData(ProjectName project, EpicState state) {}

    record IssueData(
            ProjectName project,
            int number,
            @Nullable EpicId epic,
            IssueState state,
            List<String> labels,
            List<IssueId> dependsOn) {}

    private static Project project(@Nullable Project before, LedgerEvent event) {
        ProjectData data = event.data(ProjectData.class);
        ProjectPlan plan = new ProjectPlan(new ProjectName(event.id()), words(event), data.state(), data.repository());
        return new Project(plan, Progress.NONE, before == null ? event.created() : event.changed(before.times()));
    }

    private static Epic epic(@Nullable Epic before, LedgerEvent event) {
        EpicData data = event.data(EpicData.class);
        EpicPlan plan = new EpicPlan(data.project(), words(event), data.state());
        return new Epic(
                new EpicId(event.id()),
                plan,
                Progress.NONE,
                before == null ? event.created() : event.changed(before.times()));
    }

    private static Issue issue(@Nullable Issue before, LedgerEvent event) {
        IssueData data = event.data(IssueData.class);
        boolean worded = event.type() != EventType.ISSUE_MOVED && event.type() != EventType.ISSUE_RELATED;
        return new Issue(
                new IssueId(event.id()),
                data.project(),
                data.number(),
                worded || before == null ? words(event) : before.words(),
                data.epic(),
                data.state(),
                data.labels(),
                data.dependsOn(),
                false,
                Issue.NO_ITEMS,
                before == null ? event.actor() : before.author(),
                before == null ? event.created() : event.changed(before.times()));
    }

    private static Words words(LedgerEvent event) {
        return event.words(Words.class).orElse(ERASED);
    }
}
