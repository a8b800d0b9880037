package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the contents of the backlog at the time of a fetch.
 *
 * @param cut whether there are more issues than are shown
 */
record Outline(List<Project> projects, Map<ProjectName, List<Epic>> epics, List<Issue> issues, boolean cut) {
    /** More issues than a person reads; a narrower filter shows the others. */
    static final int ISSUES_MAX = 1000;

    static final Outline EMPTY = new Outline(List.of(), Map.of(), List.of(), false);

    private static final int PAGE = 200;

    Outline {
        projects = List.copyOf(projects);
        epics = Map.copyOf(epics);
        issues = List.copyOf(issues);
    }

    /** Called off the JavaFX thread. */
    static Outline fetch(Backlog backlog, IssueFilter filter) {
        List<Project> projects = backlog.projects();
        Map<ProjectName, List<Epic>> epics = new HashMap<>();
        for (Project project : projects) {
            epics.put(project.plan().name(), backlog.epics(project.plan().name()));
        }
        List<Issue> issues = new ArrayList<>();
        String cursor = null;
        do {
            Page<Issue> page = backlog.issues(filter, cursor, PAGE);
            issues.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null && issues.size() < ISSUES_MAX);
        return new Outline(projects, epics, issues, cursor != null);
    }

    /** Returns the rows: each project, its epics with their issues, and then its issues without an epic. */
    List<OutlineRow> rows(BacklogFilterText filter) {
        List<OutlineRow> rows = new ArrayList<>();
        for (Project project : projects) {
            ProjectName name = project.plan().name();
            ProjectName wanted = filter.filter().project();
            if (wanted != null && !wanted.equals(name)) {
                continue;
            }
            List<OutlineRow> within = within(name, filter);
            if (!within.isEmpty() || !filter.narrows() || matchesByName(project, filter)) {
                rows.add(new OutlineRow.ProjectRow(project));
                rows.addAll(within);
            }
        }
        return rows;
    }

    private static boolean matchesByName(Project project, BacklogFilterText filter) {
        return !filter.words().isEmpty() && filter.matches(new OutlineRow.ProjectRow(project));
    }

    private List<OutlineRow> within(ProjectName project, BacklogFilterText filter) {
        List<OutlineRow> rows = new ArrayList<>();
        Set<EpicId> known = new HashSet<>();
        for (Epic epic : epics.getOrDefault(project, List.of())) {
            known.add(epic.id());
            List<OutlineRow> children = issues.stream()
                    .filter(issue -> epic.id().equals(issue.epic()))
                    .<OutlineRow>map(issue -> new OutlineRow.IssueRow(issue, true))
                    .filter(filter::matches)
                    .toList();
            OutlineRow line = new OutlineRow.EpicRow(epic);
            boolean itself = filter.narrows()
                    ? !filter.words().isEmpty() && filter.matches(line)
                    : epic.plan().state() == EpicState.OPEN;
            if (itself || !children.isEmpty()) {
                rows.add(line);
                rows.addAll(children);
            }
        }
        issues.stream()
                .filter(issue ->
                        issue.project().equals(project) && (issue.epic() == null || !known.contains(issue.epic())))
                .<OutlineRow>map(issue -> new OutlineRow.IssueRow(issue, false))
                .filter(filter::matches)
                .forEach(rows::add);
        return rows;
    }
}
