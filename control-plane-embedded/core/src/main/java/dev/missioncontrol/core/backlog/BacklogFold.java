package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.Erased;
import org.jspecify.annotations.Nullable;

/** What a row of the backlog is after an event. Pure: the same events give the same row, now and on every replay. */
final class BacklogFold {
    /** What stands where a private body was erased. */
    static final Words ERASED = new Words(Erased.TEXT, "");

    private BacklogFold() {}

    static Project project(@Nullable Project before, String name, AuditEvent event) {
        BacklogEvent.ProjectData data = Json.read(event.data(), BacklogEvent.ProjectData.class);
        ProjectPlan plan = new ProjectPlan(new ProjectName(name), words(event), data.state(), data.repository());
        return new Project(plan, Progress.NONE, before == null ? event.at() : before.createdAt(), event.at());
    }

    static Epic epic(@Nullable Epic before, String id, AuditEvent event) {
        BacklogEvent.EpicData data = Json.read(event.data(), BacklogEvent.EpicData.class);
        EpicPlan plan = new EpicPlan(data.project(), words(event), data.state());
        return new Epic(
                new EpicId(id), plan, Progress.NONE, before == null ? event.at() : before.createdAt(), event.at());
    }

    static Issue issue(@Nullable Issue before, String id, AuditEvent event) {
        BacklogEvent.IssueData data = Json.read(event.data(), BacklogEvent.IssueData.class);
        boolean worded = !event.is(EventType.ISSUE_MOVED) && !event.is(EventType.ISSUE_RELATED);
        return new Issue(
                new IssueId(id),
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
                before == null ? event.at() : before.createdAt(),
                event.at());
    }

    private static Words words(AuditEvent event) {
        return event.body() == null ? ERASED : Json.read(event.body(), Words.class);
    }
}
