package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
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
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the backlog in memory, with those rules of the control plane that a console meets. Thread-safe. */
public final class FakeBacklog implements Backlog {
    private final FakeLog log;
    private final FakeInbox inbox;
    private final InstantSource clock;
    private final Ids ids = new Ids();
    private final TreeMap<ProjectName, Project> projects = new TreeMap<>();
    private final TreeMap<EpicId, Epic> epics = new TreeMap<>();
    private final TreeMap<IssueId, Issue> issues = new TreeMap<>();
    private final List<IssueCommand> received = new ArrayList<>();
    private @Nullable ControlPlaneException failure;
    private long changes;

    FakeBacklog(FakeLog log, FakeInbox inbox, InstantSource clock) {
        this.log = log;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Makes every call fail with {@code next}; null ends that. */
    public synchronized void failWith(@Nullable ControlPlaneException next) {
        failure = next;
    }

    public synchronized List<IssueCommand> received() {
        return List.copyOf(received);
    }

    @Override
    public synchronized Project put(ProjectPlan plan, @Nullable Version seen, IdempotencyKey key) {
        check();
        Project project = new Project(plan, Progress.NONE, times(clock.instant()));
        projects.put(plan.name(), project);
        tell("project.changed", "project:" + plan.name());
        return project;
    }

    @Override
    public synchronized List<Project> projects() {
        check();
        return projects.values().stream()
                .map(project -> project.at(
                        progress(issue -> issue.project().equals(project.plan().name()))))
                .toList();
    }

    @Override
    public synchronized Epic create(EpicPlan plan, IdempotencyKey key) {
        check();
        Epic epic = new Epic(new EpicId(ids.next()), plan, Progress.NONE, times(clock.instant()));
        epics.put(epic.id(), epic);
        tell("epic.created", "epic:" + epic.id());
        return epic;
    }

    @Override
    public synchronized Epic change(EpicId id, EpicPlan plan, @Nullable Version seen, IdempotencyKey key) {
        check();
        Epic epic = new Epic(id, plan, Progress.NONE, times(clock.instant()));
        epics.put(id, epic);
        tell("epic.changed", "epic:" + id);
        return epic;
    }

    @Override
    public synchronized List<Epic> epics(ProjectName project) {
        check();
        return epics.values().stream()
                .filter(epic -> epic.plan().project().equals(project))
                .map(epic -> epic.at(progress(issue -> epic.id().equals(issue.epic()))))
                .toList();
    }

    private Progress progress(Predicate<Issue> within) {
        List<Issue> counted = issues.values().stream()
                .filter(within)
                .filter(issue -> issue.state() != IssueState.CANCELLED)
                .toList();
        int done = (int) counted.stream()
                .filter(issue -> issue.state() == IssueState.DONE)
                .count();
        int begun = (int) counted.stream()
                .filter(issue -> issue.state() == IssueState.IN_PROGRESS || issue.state() == IssueState.IN_REVIEW)
                .count();
        return new Progress(counted.size(), done, begun);
    }

    @Override
    public synchronized Issue create(NewIssue issue, IdempotencyKey key) {
        check();
        int number = (int) issues.values().stream()
                        .filter(other -> other.project().equals(issue.project()))
                        .count()
                + 1;
        Issue made = new Issue(
                new IssueId(ids.next()),
                issue.project(),
                number,
                issue.words(),
                issue.epic(),
                IssueState.OPEN,
                issue.labels(),
                issue.dependsOn(),
                false,
                Issue.NO_ITEMS,
                FakeControlPlane.OWNER,
                times(clock.instant()));
        issues.put(made.id(), made);
        tell("issue.created", "issue:" + made.id());
        return seen(made);
    }

    @Override
    public synchronized IssueOutcome submit(
            IssueId id, IssueCommand command, @Nullable Version seen, IdempotencyKey key) {
        check();
        received.add(command);
        Issue issue = Objects.requireNonNull(issues.get(id));
        if (seen != null && !seen.equals(issue.version())) {
            return new IssueOutcome.Stale(seen(issue), FakeControlPlane.OWNER);
        }
        return switch (command) {
            case IssueCommand.Move(IssueState to)
            when issue.state().next().contains(to) -> {
                Issue moved = moved(issue, to);
                issues.put(id, moved);
                tell("issue.moved", "issue:" + id);
                yield new IssueOutcome.Accepted(seen(moved));
            }
            case IssueCommand.Move move ->
                new IssueOutcome.Refused("illegal-state", "It was moved by somebody else", seen(issue));
            case IssueCommand.Edit edit -> throw FakeControlPlane.notForConsoles();
            case IssueCommand.Relate relate -> throw FakeControlPlane.notForConsoles();
        };
    }

    private Issue moved(Issue issue, IssueState to) {
        return new Issue(
                issue.id(),
                issue.project(),
                issue.number(),
                issue.words(),
                issue.epic(),
                to,
                issue.labels(),
                issue.dependsOn(),
                false,
                Issue.NO_ITEMS,
                issue.author(),
                times(issue.times().createdAt()));
    }

    private ChangeTimes times(Instant createdAt) {
        return new ChangeTimes(createdAt, clock.instant(), new Version(++changes));
    }

    private Issue seen(Issue issue) {
        boolean blocked = issue.dependsOn().stream()
                .map(issues::get)
                .anyMatch(other -> other != null && other.state().unfinished());
        return issue.seen(
                blocked,
                new ItemCounts(itemsOf(issue).stream()
                        .collect(Collectors.groupingBy(InboxItem::state, Collectors.counting()))));
    }

    private List<InboxItem> itemsOf(Issue issue) {
        return inbox.list(ItemFilter.ALL, null, 200).rows().stream()
                .filter(item -> issue.project()
                                .value()
                                .equals(item.assignment().origin().project())
                        && ("#" + issue.number())
                                .equals(item.assignment().origin().issueRef()))
                .toList();
    }

    @Override
    public synchronized Optional<Issue> find(IssueId id) {
        check();
        return Optional.ofNullable(issues.get(id)).map(this::seen);
    }

    @Override
    public synchronized Page<Issue> issues(IssueFilter filter, @Nullable String cursor, int limit) {
        check();
        List<Issue> rows = issues.descendingMap().values().stream()
                .filter(issue -> cursor == null || issue.id().value().compareTo(cursor) < 0)
                .filter(issue -> filter.project() == null || filter.project().equals(issue.project()))
                .filter(issue -> filter.states().isEmpty() || filter.states().contains(issue.state()))
                .filter(issue -> filter.label() == null || issue.labels().contains(filter.label()))
                .map(this::seen)
                .limit(limit + 1L)
                .toList();
        boolean more = rows.size() > limit;
        List<Issue> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page, more ? page.getLast().id().value() : null);
    }

    @Override
    public synchronized Page<InboxItem> items(IssueId id, @Nullable String cursor, int limit) {
        check();
        return new Page<>(itemsOf(Objects.requireNonNull(issues.get(id))), null);
    }

    private void tell(String type, String subject) {
        log.append(type, FakeControlPlane.OWNER, subject, Map.of(), Map.of());
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }
}
