package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Projects, epics and issues. */
public abstract class BacklogContract extends ControlPlaneContract {
    private static final ProjectName SITE = new ProjectName("site");
    private static final ProjectName SHOP = new ProjectName("Shop.2");
    private static final IssueId NOBODYS = new IssueId("0".repeat(26));

    private Project project(ProjectName name, @Nullable String repository) {
        return put(new ProjectPlan(name, new Words("About " + name, ""), ProjectState.ACTIVE, repository));
    }

    private Project put(ProjectPlan plan) {
        return owner().backlog().put(plan, IdempotencyKey.random());
    }

    private Epic epic(ProjectName project, String title) {
        EpicPlan plan = new EpicPlan(project, new Words(title, "why"), EpicState.OPEN);
        return owner().backlog().create(plan, IdempotencyKey.random());
    }

    private Issue issue(ProjectName project, String title, IssueId... dependsOn) {
        NewIssue issue = new NewIssue(project, new Words(title, ""), null, List.of(), List.of(dependsOn));
        return owner().backlog().create(issue, IdempotencyKey.random());
    }

    private IssueOutcome submit(Issue issue, IssueCommand command) {
        return owner().backlog().submit(issue.id(), command, IdempotencyKey.random());
    }

    private Issue done(Issue issue, IssueCommand command) {
        assertThat(submit(issue, command)).isInstanceOf(IssueOutcome.Accepted.class);
        return now(issue);
    }

    private void refused(String type, Issue issue, IssueCommand command) {
        assertThat(submit(issue, command)).isInstanceOfSatisfying(IssueOutcome.Refused.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(type);
            assertThat(refusal.current().id()).isEqualTo(issue.id());
        });
    }

    private Issue now(Issue issue) {
        return owner().backlog().find(issue.id()).orElseThrow();
    }

    @Test
    void aProjectIsMadeAndChangedUnderItsName() {
        Project made = project(SITE, "acme/site");
        project(SHOP, null);
        ProjectPlan paused = new ProjectPlan(SITE, new Words("The site", "All of it"), ProjectState.PAUSED, null);
        Project changed = put(paused);
        assertThat(changed.plan()).isEqualTo(paused);
        assertThat(changed.times().createdAt()).isEqualTo(made.times().createdAt());
        assertThat(owner().backlog().projects())
                .extracting(project -> project.plan().name())
                .containsExactly(SHOP, SITE);
    }

    @Test
    void issuesAreNumberedInTheirProject() {
        project(SITE, null);
        project(SHOP, null);
        assertThat(List.of(issue(SITE, "a"), issue(SITE, "b"), issue(SHOP, "c")))
                .extracting(Issue::number)
                .containsExactly(1, 2, 1);
    }

    @Test
    void whatDoesNotExistIsNotReferredTo() {
        refused(Category.NOT_FOUND, "unknown-project", () -> issue(SITE, "a"));
        refused(Category.NOT_FOUND, "unknown-project", () -> epic(SITE, "e"));
        refused(Category.NOT_FOUND, "unknown-project", () -> owner().backlog().epics(SITE));
        project(SITE, null);
        project(SHOP, null);
        refused(Category.NOT_FOUND, "unknown-issue", () -> issue(SITE, "a", NOBODYS));
        Issue issue = issue(SITE, "a");
        EpicId nobodys = new EpicId("0".repeat(26));
        refused(Category.NOT_FOUND, "unknown-epic", () -> submit(issue, new IssueCommand.Relate(nobodys, List.of())));
        EpicId others = epic(SHOP, "elsewhere").id();
        refused(Category.INVALID, "another-project", () -> submit(issue, new IssueCommand.Relate(others, List.of())));
        assertThat(owner().backlog().find(NOBODYS)).isEmpty();
        refused(Category.NOT_FOUND, "unknown-issue", () -> owner().backlog().items(NOBODYS, null, 10));
    }

    @Test
    void anEpicIsChangedAndShowsHowFarItsIssuesAre() {
        project(SITE, null);
        Epic epic = epic(SITE, "Launch");
        List<Issue> issues = new ArrayList<>();
        for (String title : List.of("open", "begun", "done", "dropped")) {
            issues.add(done(issue(SITE, title), new IssueCommand.Relate(epic.id(), List.of())));
        }
        issue(SITE, "of no epic");
        done(issues.get(1), new IssueCommand.Move(IssueState.IN_PROGRESS));
        done(issues.get(2), new IssueCommand.Move(IssueState.DONE));
        done(issues.get(3), new IssueCommand.Move(IssueState.CANCELLED));
        EpicPlan closed = new EpicPlan(SITE, new Words("Launched", ""), EpicState.DONE);
        owner().backlog().change(epic.id(), closed, IdempotencyKey.random());
        assertThat(owner().backlog().epics(SITE)).singleElement().satisfies(row -> {
            assertThat(row.plan()).isEqualTo(closed);
            assertThat(row.progress()).isEqualTo(new Progress(3, 1, 1));
        });
        assertThat(owner().backlog().projects()).extracting(Project::progress).containsExactly(new Progress(4, 1, 1));
    }

    /** Written out once more: which move follows which state. */
    private static final Map<IssueState, Set<IssueState>> MOVES = Map.of(
            IssueState.OPEN, Set.of(IssueState.IN_PROGRESS, IssueState.DONE, IssueState.CANCELLED),
            IssueState.IN_PROGRESS,
                    Set.of(IssueState.OPEN, IssueState.IN_REVIEW, IssueState.DONE, IssueState.CANCELLED),
            IssueState.IN_REVIEW,
                    Set.of(IssueState.OPEN, IssueState.IN_PROGRESS, IssueState.DONE, IssueState.CANCELLED),
            IssueState.DONE, Set.of(IssueState.OPEN),
            IssueState.CANCELLED, Set.of(IssueState.OPEN));

    @Test
    void everyMoveIsAllowedOrRefusedAsTheTableSays() {
        project(SITE, null);
        for (IssueState from : IssueState.values()) {
            for (IssueState to : IssueState.values()) {
                Issue issue = in(from);
                IssueCommand move = new IssueCommand.Move(to);
                if (from == to || MOVES.getOrDefault(from, Set.of()).contains(to)) {
                    assertThat(done(issue, move).state()).isEqualTo(to);
                } else {
                    refused("illegal-state", issue, move);
                    assertThat(now(issue).state()).isEqualTo(from);
                }
            }
        }
    }

    private Issue in(IssueState state) {
        Issue issue = issue(SITE, "to be " + state);
        if (state == IssueState.IN_REVIEW) {
            done(issue, new IssueCommand.Move(IssueState.IN_PROGRESS));
        }
        return state == IssueState.OPEN ? issue : done(issue, new IssueCommand.Move(state));
    }

    @Test
    void anIssueGoesOnWhenAllIsFinishedThatItDependsOn() {
        project(SITE, null);
        Issue first = issue(SITE, "first");
        Issue second = issue(SITE, "second");
        Issue last = issue(SITE, "last", first.id(), second.id());
        assertThat(now(last).blocked()).isTrue();
        for (IssueState state : List.of(IssueState.IN_PROGRESS, IssueState.DONE)) {
            refused("blocked", last, new IssueCommand.Move(state));
        }
        done(first, new IssueCommand.Move(IssueState.DONE));
        refused("blocked", last, new IssueCommand.Move(IssueState.IN_PROGRESS));
        done(second, new IssueCommand.Move(IssueState.CANCELLED));
        assertThat(now(last).blocked()).isFalse();
        done(last, new IssueCommand.Move(IssueState.IN_PROGRESS));
    }

    @Test
    void dependenciesNeverGoRound() {
        project(SITE, null);
        Issue first = issue(SITE, "first");
        Issue second = issue(SITE, "second", first.id());
        Issue third = issue(SITE, "third", second.id());
        refused("dependency-cycle", first, new IssueCommand.Relate(null, List.of(first.id())));
        refused("dependency-cycle", first, new IssueCommand.Relate(null, List.of(third.id())));
        assertThat(now(first).dependsOn()).isEmpty();
        done(third, new IssueCommand.Relate(null, List.of()));
        done(first, new IssueCommand.Relate(null, List.of(third.id())));
    }

    @Test
    void anEditChangesWordsAndLabelsAndNothingElse() {
        project(SITE, null);
        Issue issue = issue(SITE, "tpyo");
        Words words = new Words("typo", "# Steps\n1. look");
        Issue edited = done(issue, new IssueCommand.Edit(words, List.of("bug", "bug", "sev-2")));
        assertThat(edited.words()).isEqualTo(words);
        assertThat(edited.labels()).containsExactly("bug", "sev-2");
        Issue moved = done(issue, new IssueCommand.Move(IssueState.IN_PROGRESS));
        assertThat(moved.words()).isEqualTo(words);
        assertThat(moved.number()).isEqualTo(issue.number());
    }

    private InboxItem item(@Nullable String project, String reference) {
        NewItem item = NewItem.of(SLASH, "for " + reference).from(new ItemOrigin(project, null, reference));
        return owner().inbox().create(item, IdempotencyKey.random());
    }

    @Test
    void anIssueShowsTheItemsThatReferToIt() {
        project(SITE, "acme/site");
        project(SHOP, null);
        Issue issue = issue(SITE, "worked on");
        InboxItem near = item("site", "#1");
        InboxItem far = item("elsewhere", "acme/site#1");
        InboxItem nowhere = item(null, "acme/site#1");
        item("Shop.2", "#1");
        item("site", "#11");
        item(null, "#1");
        assertThat(now(issue).items().byState()).isEqualTo(Map.of(ItemState.PENDING, 3L));
        Page<InboxItem> page = owner().backlog().items(issue.id(), null, 2);
        assertThat(page.rows()).containsExactly(nowhere, far);
        assertThat(owner().backlog().items(issue.id(), page.next(), 2).rows()).containsExactly(near);
    }

    @Test
    void issuesAreFoundByProjectEpicStateAndLabelPageByPage() {
        project(SITE, null);
        project(SHOP, null);
        Issue one = done(issue(SITE, "one"), new IssueCommand.Edit(new Words("one", ""), List.of("a\"b")));
        Issue two = done(issue(SITE, "two"), new IssueCommand.Move(IssueState.DONE));
        Issue three = issue(SHOP, "three");
        assertThat(found(IssueFilter.ALL)).containsExactly(three.id(), two.id(), one.id());
        assertThat(found(new IssueFilter(SITE, null, Set.of(), null))).containsExactly(two.id(), one.id());
        assertThat(found(new IssueFilter(null, null, Set.of(IssueState.DONE), null)))
                .containsExactly(two.id());
        assertThat(found(new IssueFilter(null, null, Set.of(), "a\"b"))).containsExactly(one.id());
        Page<Issue> page = owner().backlog().issues(IssueFilter.ALL, null, 2);
        assertThat(owner().backlog().issues(IssueFilter.ALL, page.next(), 2).rows())
                .containsExactly(one);
        refused(Category.INVALID, "invalid-cursor", () -> owner().backlog().issues(IssueFilter.ALL, "x", 2));
    }

    private List<IssueId> found(IssueFilter filter) {
        return owner().backlog().issues(filter, null, 10).rows().stream()
                .map(Issue::id)
                .toList();
    }

    @Test
    void aRepeatedChangeReturnsTheFirstAnswer() {
        project(SITE, null);
        IdempotencyKey key = IdempotencyKey.random();
        NewIssue issue = NewIssue.of(SITE, "once");
        Issue first = owner().backlog().create(issue, key);
        assertThat(owner().backlog().create(issue, key)).isEqualTo(first);
        IssueCommand move = new IssueCommand.Move(IssueState.DONE);
        IdempotencyKey moving = IdempotencyKey.random();
        IssueOutcome moved = owner().backlog().submit(first.id(), move, moving);
        done(first, new IssueCommand.Move(IssueState.OPEN));
        assertThat(owner().backlog().submit(first.id(), move, moving)).isEqualTo(moved);
        assertThat(now(first).state()).isEqualTo(IssueState.OPEN);
        assertThat(found(IssueFilter.ALL)).containsExactly(first.id());
    }

    @Test
    void whoeverOnlyWorksNeitherReadsNorPlans() {
        project(SITE, null);
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().backlog().projects());
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> runtime().backlog().create(NewIssue.of(SITE, "mine"), IdempotencyKey.random()));
    }
}
