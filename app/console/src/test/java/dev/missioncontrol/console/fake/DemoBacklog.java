package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides the backlog of {@link DemoData}. */
final class DemoBacklog {
    private static final ProjectName BILLING = new ProjectName("billing");
    private static final ProjectName HANDBOOK = new ProjectName("handbook");

    private final FakeControlPlane controlPlane;
    private final FakeBacklog backlog;

    private DemoBacklog(FakeControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.backlog = controlPlane.backlog();
    }

    static void fill(FakeControlPlane controlPlane, Instant now) {
        new DemoBacklog(controlPlane).fill(now);
    }

    private void fill(Instant now) {
        project(BILLING, "Billing", "acme/billing", ProjectState.ACTIVE);
        project(HANDBOOK, "The handbook", null, ProjectState.PAUSED);
        Epic export = epic(BILLING, "Invoices can be exported in less than a second");
        Epic rounding = epic(BILLING, "Rounding is the same everywhere");
        Issue slow = issue(BILLING, export, "Find out why the export takes 40 s");
        Issue stream = issue(BILLING, export, "Write rows as they are read instead of collecting them", slow);
        issue(BILLING, export, "Tell in the interface how far an export is", stream);
        Issue half = issue(BILLING, rounding, "Agree on half-even with the accountants");
        issue(BILLING, rounding, "Replace the four rounding helpers by one", half);
        issue(BILLING, null, "Upgrade the HTTP client");
        issue(HANDBOOK, null, "Check all links");
        move(slow, IssueState.IN_PROGRESS);
        move(half, IssueState.DONE);
        item(now, "Profile the export with last month's invoices", slow, ItemState.WORKING);
        item(now, "Count the queries of one export", slow, ItemState.COMPLETED);
    }

    private void project(ProjectName name, String title, @Nullable String repository, ProjectState state) {
        backlog.put(
                new ProjectPlan(
                        name, new Words(title, "What customers pay for, and how they are told."), state, repository),
                IdempotencyKey.random());
    }

    private Epic epic(ProjectName project, String title) {
        return backlog.create(
                new EpicPlan(
                        project, new Words(title, "Three of the largest customers have asked for it."), EpicState.OPEN),
                IdempotencyKey.random());
    }

    private Issue issue(ProjectName project, @Nullable Epic epic, String title, Issue... after) {
        return backlog.create(
                new NewIssue(
                        project,
                        new Words(title, "Start from the numbers of last month. Keep the old format readable."),
                        epic == null ? null : epic.id(),
                        List.of("export"),
                        List.of(after).stream().map(Issue::id).toList()),
                IdempotencyKey.random());
    }

    private void move(Issue issue, IssueState to) {
        backlog.submit(issue.id(), new IssueCommand.Move(to), IdempotencyKey.random());
    }

    private void item(Instant now, String title, Issue issue, ItemState state) {
        NewItem item = NewItem.of(new AgentName("izzy"), title)
                .from(new ItemOrigin(issue.project().value(), null, "#" + issue.number()));
        var pending = FakeItems.pending(controlPlane.inbox().nextId(), item, now);
        controlPlane
                .inbox()
                .put(
                        state == ItemState.COMPLETED
                                ? FakeItems.ended(pending, state, null, null, now)
                                : FakeItems.held(pending, state, now.plusSeconds(20)));
    }
}
