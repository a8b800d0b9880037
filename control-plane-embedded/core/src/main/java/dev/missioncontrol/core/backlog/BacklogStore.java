package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
final class BacklogStore {
    private static final String SELECT_ISSUE = "select t.* from issue t";

    static final RowTable<ProjectName, Project> PROJECTS = RecordTable.of("project", Project.class)
            .grouped("plan", "words", "times")
            .absent("progress", Progress.NONE)
            .fixed("created_at")
            .keyed("name", row -> row.plan().name());

    static final RowTable<EpicId, Epic> EPICS = RecordTable.of("epic", Epic.class)
            .grouped("plan", "words", "times")
            .absent("progress", Progress.NONE)
            .fixed("project", "created_at")
            .keyed("id", Epic::id);

    static final RowTable<IssueId, Issue> ISSUES = RecordTable.of("issue", Issue.class)
            .grouped("words", "times")
            .absent("blocked", false)
            .absent("items", Issue.NO_ITEMS)
            .fixed("project", "number", "author", "created_at")
            .keyed("id", Issue::id);

    private BacklogStore() {}

    /** Sorts by name in Java's order, which differs from that of the databases. */
    static List<Project> projects(Handle handle) {
        return handle.createQuery("select t.* from project t").map(PROJECTS.mapper()).list().stream()
                .sorted(Comparator.comparing(project -> project.plan().name()))
                .toList();
    }

    static boolean hasProject(Handle handle, ProjectName name) {
        return handle.createQuery("select 1 from project where name = :name")
                .bind("name", name.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static List<Epic> epics(Handle handle, ProjectName project) {
        return handle.createQuery("select t.* from epic t where t.project = :project order by t.id")
                .bind("project", project.value())
                .map(EPICS.mapper())
                .list();
    }

    static Optional<Issue> find(Handle handle, IssueId id) {
        return handle.createQuery(SELECT_ISSUE + " where t.id = :id")
                .bind("id", id.value())
                .map(ISSUES.mapper())
                .findOne();
    }

    /** Lists issues, newest first, from just before {@code before}. */
    static List<Issue> issues(Handle handle, IssueFilter filter, @Nullable IssueId before, int limit) {
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        if (filter.project() != null) {
            where.add("t.project = :project");
            values.put("project", filter.project().value());
        }
        if (filter.epic() != null) {
            where.add("t.epic = :epic");
            values.put("epic", filter.epic().value());
        }
        if (!filter.states().isEmpty()) {
            where.add(filter.states().stream()
                    .map(state -> "'" + state.name() + "'")
                    .collect(Collectors.joining(", ", "t.state in (", ")")));
        }
        if (filter.label() != null) {
            where.add("position(:label in t.labels) > 0");
            values.put("label", Json.write(filter.label()));
        }
        if (before != null) {
            where.add("t.id < :before");
            values.put("before", before.value());
        }
        return handle.createQuery(
                        SELECT_ISSUE + " where " + String.join(" and ", where) + " order by t.id desc limit :limit")
                .bindMap(values)
                .map(ISSUES.mapper())
                .list();
    }

    static int lastNumber(Handle handle, ProjectName project) {
        return handle.createQuery("select coalesce(max(number), 0) from issue where project = :project")
                .bind("project", project.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Counts issues: one row for each project, epic (or none) and state. */
    record Tally(ProjectName project, @Nullable EpicId epic, IssueState state, int issues) {}

    static List<Tally> tallies(Handle handle, @Nullable ProjectName project) {
        String where = project == null ? "" : " where project = :project";
        var query = handle.createQuery("select project, epic, state, count(*) as issues from issue" + where
                + " group by project, epic, state");
        if (project != null) {
            query.bind("project", project.value());
        }
        return query.map((row, _) -> new Tally(
                        new ProjectName(row.getString("project")),
                        epicId(row),
                        IssueState.valueOf(row.getString("state")),
                        row.getInt("issues")))
                .list();
    }

    private static @Nullable EpicId epicId(ResultSet row) throws SQLException {
        String epic = row.getString("epic");
        return epic == null ? null : new EpicId(epic);
    }
}
