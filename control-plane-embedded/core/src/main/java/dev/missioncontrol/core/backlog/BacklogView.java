package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.core.backlog.BacklogStore.Tally;
import dev.missioncontrol.core.inbox.items.IssueItems;
import dev.missioncontrol.core.inbox.items.IssueItems.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Computes the facts that follow from other rows: progress, blocked issues, and the items that refer to an issue.
 * Thread-safe.
 */
final class BacklogView {
    private BacklogView() {}

    static List<Project> projects(Handle handle) {
        List<Tally> tallies = BacklogStore.tallies(handle, null);
        return BacklogStore.projects(handle).stream()
                .map(project -> project.at(progress(
                        tallies, tally -> tally.project().equals(project.plan().name()))))
                .toList();
    }

    static List<Epic> epics(Handle handle, ProjectName project) {
        List<Tally> tallies = BacklogStore.tallies(handle, project);
        return BacklogStore.epics(handle, project).stream()
                .map(epic -> epic.at(progress(tallies, tally -> isOf(tally, epic.id()))))
                .toList();
    }

    private static boolean isOf(Tally tally, EpicId epic) {
        return epic.equals(tally.epic());
    }

    private static Progress progress(List<Tally> tallies, Predicate<Tally> ofIt) {
        Map<IssueState, Integer> states = tallies.stream()
                .filter(ofIt)
                .collect(Collectors.groupingBy(Tally::state, Collectors.summingInt(Tally::issues)));
        int done = states.getOrDefault(IssueState.DONE, 0);
        int begun = states.getOrDefault(IssueState.IN_PROGRESS, 0) + states.getOrDefault(IssueState.IN_REVIEW, 0);
        return new Progress(states.getOrDefault(IssueState.OPEN, 0) + begun + done, done, begun);
    }

    /** Adds those facts to issues, with one query for all items and one for all dependencies. */
    static List<Issue> seen(Handle handle, List<Issue> issues) {
        Map<ProjectName, Optional<String>> repositories = BacklogStore.projects(handle).stream()
                .collect(Collectors.toMap(
                        project -> project.plan().name(),
                        project -> Optional.ofNullable(project.plan().repository())));
        Set<IssueId> unfinished = unfinished(handle, issues);
        IssueItems.Tallies items = IssueItems.count(
                handle,
                issues.stream().map(issue -> reference(issue, repositories)).toList());
        return issues.stream()
                .map(issue -> issue.seen(
                        issue.dependsOn().stream().anyMatch(unfinished::contains),
                        items.of(reference(issue, repositories))))
                .toList();
    }

    private static Set<IssueId> unfinished(Handle handle, List<Issue> issues) {
        Set<IssueId> wanted = new HashSet<>();
        issues.forEach(issue -> wanted.addAll(issue.dependsOn()));
        return wanted.stream()
                .flatMap(id -> BacklogStore.find(handle, id).stream())
                .filter(issue -> issue.state().unfinished())
                .map(Issue::id)
                .collect(Collectors.toSet());
    }

    /** Returns the forms in which items refer to the issue. */
    static Reference reference(Handle handle, Issue issue) {
        Map<ProjectName, Optional<String>> repositories = BacklogStore.projects(handle).stream()
                .filter(project -> project.plan().name().equals(issue.project()))
                .collect(Collectors.toMap(
                        project -> project.plan().name(),
                        project -> Optional.ofNullable(project.plan().repository())));
        return reference(issue, repositories);
    }

    private static Reference reference(Issue issue, Map<ProjectName, Optional<String>> repositories) {
        Optional<String> repository = repositories.getOrDefault(issue.project(), Optional.empty());
        String number = "#" + issue.number();
        return new Reference(
                issue.project().value(),
                number,
                repository.map(name -> name + number).orElse(null));
    }
}
