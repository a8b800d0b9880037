package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.text.TextRules;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.VersionCheck;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the backlog inside a transaction: event, fold, row. Confined to the writer. */
public final class BacklogChanges {
    private final SortedIds ids;

    public BacklogChanges(SortedIds ids) {
        this.ids = ids;
    }

    Project put(Transaction transaction, ProjectPlan plan, @Nullable Version seen, Actor actor) {
        Optional<Project> before = transaction.find(BacklogStore.PROJECTS, plan.name());
        check(plan.words(), before.map(project -> project.plan().words()).orElse(null));
        Version now = before.map(Project::version).orElse(Version.NONE);
        VersionCheck.require(transaction, "project", seen, now);
        EventType type = before.isPresent() ? EventType.PROJECT_CHANGED : EventType.PROJECT_CREATED;
        BacklogLedger.ProjectData data = new BacklogLedger.ProjectData(plan.state(), plan.repository());
        return BacklogLedger.PROJECTS.record(transaction, plan.name(), new Entry(type, data, plan.words()), actor);
    }

    Epic create(Transaction transaction, EpicPlan plan, Actor actor) {
        check(plan.words(), null);
        requireProject(transaction, plan.project());
        return record(transaction, EventType.EPIC_CREATED, new EpicId(ids.next(transaction.now())), plan, actor);
    }

    Epic change(Transaction transaction, EpicId id, EpicPlan plan, @Nullable Version seen, Actor actor) {
        Epic before = epic(transaction, id);
        check(plan.words(), before.plan().words());
        VersionCheck.require(transaction, "epic", seen, before.version());
        requireSame(before.plan().project(), plan.project());
        return record(transaction, EventType.EPIC_CHANGED, id, plan, actor);
    }

    private static Epic record(Transaction transaction, EventType type, EpicId id, EpicPlan plan, Actor actor) {
        BacklogLedger.EpicData data = new BacklogLedger.EpicData(plan.project(), plan.state());
        return BacklogLedger.EPICS.record(transaction, id, new Entry(type, data, plan.words()), actor);
    }

    Issue create(Transaction transaction, NewIssue issue, Actor actor) {
        check(issue.words(), null);
        TextRules.requireLines("label", issue.labels());
        requireProject(transaction, issue.project());
        requireEpic(transaction, issue.epic(), issue.project());
        issue.dependsOn().forEach(id -> issue(transaction, id));
        BacklogLedger.IssueData data = new BacklogLedger.IssueData(
                issue.project(),
                BacklogStore.lastNumber(transaction.reading(), issue.project()) + 1,
                issue.epic(),
                IssueState.OPEN,
                issue.labels(),
                issue.dependsOn());
        IssueId id = new IssueId(ids.next(transaction.now()));
        Entry entry = new Entry(EventType.ISSUE_CREATED, data, issue.words());
        return BacklogLedger.ISSUES.record(transaction, id, entry, actor);
    }

    IssueOutcome submit(
            Transaction transaction, IssueId id, IssueCommand command, @Nullable Version seen, Actor actor) {
        Issue before = issue(transaction, id);
        if (VersionCheck.stale(seen, before.version())) {
            return new IssueOutcome.Stale(before, VersionCheck.author(transaction, before.version()));
        }
        return switch (command) {
            case IssueCommand.Move(IssueState to) -> move(transaction, before, to, actor);
            case IssueCommand.Edit(Words words, List<String> labels) -> {
                check(words, before.words());
                TextRules.requireLines("label", labels);
                BacklogLedger.IssueData data = data(before, before.epic(), before.state(), labels, before.dependsOn());
                yield changed(transaction, before, new Entry(EventType.ISSUE_EDITED, data, words), actor);
            }
            case IssueCommand.Relate relate -> relate(transaction, before, relate, actor);
        };
    }

    private static IssueOutcome move(Transaction transaction, Issue before, IssueState to, Actor actor) {
        if (before.state() == to) {
            return new IssueOutcome.Accepted(before);
        }
        if (!before.state().next().contains(to)) {
            return new IssueOutcome.Refused(
                    "illegal-state",
                    "An issue that is " + said(before.state()) + " cannot be " + said(to) + ".",
                    before);
        }
        boolean goesOn = to != IssueState.OPEN && to != IssueState.CANCELLED;
        if (goesOn && IssueDependencies.blocked(transaction, before)) {
            return new IssueOutcome.Refused("blocked", "Something that the issue depends on is not finished.", before);
        }
        BacklogLedger.IssueData data = data(before, before.epic(), to, before.labels(), before.dependsOn());
        return changed(transaction, before, new Entry(EventType.ISSUE_MOVED, data), actor);
    }

    private static String said(IssueState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static IssueOutcome relate(Transaction transaction, Issue before, IssueCommand.Relate relate, Actor actor) {
        requireEpic(transaction, relate.epic(), before.project());
        relate.dependsOn().forEach(id -> issue(transaction, id));
        if (IssueDependencies.goRound(transaction, before.id(), relate.dependsOn())) {
            return new IssueOutcome.Refused(
                    "dependency-cycle", "The issue would depend on itself, by way of others.", before);
        }
        BacklogLedger.IssueData data = data(before, relate.epic(), before.state(), before.labels(), relate.dependsOn());
        return changed(transaction, before, new Entry(EventType.ISSUE_RELATED, data), actor);
    }

    private static BacklogLedger.IssueData data(
            Issue issue, @Nullable EpicId epic, IssueState state, List<String> labels, List<IssueId> dependsOn) {
        return new BacklogLedger.IssueData(issue.project(), issue.number(), epic, state, labels, dependsOn);
    }

    private static IssueOutcome changed(Transaction transaction, Issue before, Entry entry, Actor actor) {
        return new IssueOutcome.Accepted(BacklogLedger.ISSUES.record(transaction, before.id(), entry, actor));
    }

    /** Refuses a new title that would disturb other text; one of an earlier version stays until it is changed. */
    private static void check(Words words, @Nullable Words before) {
        if (before == null || !before.title().equals(words.title())) {
            TextRules.requireLine("title", words.title());
        }
    }

    private static void requireProject(Transaction transaction, ProjectName name) {
        if (transaction.find(BacklogStore.PROJECTS, name).isEmpty()) {
            throw unknown("project", name);
        }
    }

    private static void requireEpic(Transaction transaction, @Nullable EpicId id, ProjectName project) {
        if (id != null) {
            requireSame(epic(transaction, id).plan().project(), project);
        }
    }

    private static void requireSame(ProjectName own, ProjectName other) {
        if (!own.equals(other)) {
            throw new ControlPlaneException(
                    Category.INVALID, "another-project", "The epic belongs to project " + own + ".");
        }
    }

    private static Epic epic(Transaction transaction, EpicId id) {
        return transaction.find(BacklogStore.EPICS, id).orElseThrow(() -> unknown("epic", id));
    }

    private static Issue issue(Transaction transaction, IssueId id) {
        return transaction.find(BacklogStore.ISSUES, id).orElseThrow(() -> unknown("issue", id));
    }

    static ControlPlaneException unknown(String what, Object name) {
        return new ControlPlaneException(
                Category.NOT_FOUND, "unknown-" + what, "There is no " + what + " " + name + ".");
    }
}
