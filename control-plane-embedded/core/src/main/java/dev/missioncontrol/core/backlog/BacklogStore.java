package dev.missioncontrol.core.backlog;

import static dev.missioncontrol.core.store.Column.number;
import static dev.missioncontrol.core.store.Column.once;
import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The backlog's SQL. Thread-safe. */
final class BacklogStore {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<IssueId>> ISSUE_IDS = new TypeReference<>() {};
    private static final String SELECT_ISSUE = "select t.* from issue t";

    static final Table<ProjectName, Project> PROJECTS = new RowTable<>(
            "project",
            "select t.* from project t",
            BacklogStore::project,
            row -> row.plan().name(),
            List.of(text("name", ProjectName::value)),
            List.of(
                    text("title", row -> row.plan().words().title()),
                    text("text", row -> row.plan().words().text()),
                    text("state", row -> row.plan().state().name()),
                    text("repository", row -> row.plan().repository()),
                    once(time("created_at", Project::createdAt)),
                    time("changed_at", Project::changedAt)));

    static final Table<EpicId, Epic> EPICS = new RowTable<>(
            "epic",
            "select t.* from epic t",
            BacklogStore::epic,
            Epic::id,
            List.of(text("id", EpicId::value)),
            List.of(
                    once(text("project", row -> row.plan().project().value())),
                    text("title", row -> row.plan().words().title()),
                    text("text", row -> row.plan().words().text()),
                    text("state", row -> row.plan().state().name()),
                    once(time("created_at", Epic::createdAt)),
                    time("changed_at", Epic::changedAt)));

    static final Table<IssueId, Issue> ISSUES = new RowTable<>(
            "issue",
            SELECT_ISSUE,
            BacklogStore::issue,
            Issue::id,
            List.of(text("id", IssueId::value)),
            List.of(
                    once(text("project", row -> row.project().value())),
                    once(number("number", Issue::number)),
                    text("title", row -> row.words().title()),
                    text("text", row -> row.words().text()),
                    text("epic", row -> row.epic() == null ? null : row.epic().value()),
                    text("state", row -> row.state().name()),
                    text("labels", row -> Json.write(row.labels())),
                    text("depends_on", row -> Json.write(row.dependsOn())),
                    once(text("author", row -> row.author().toString())),
                    once(time("created_at", Issue::createdAt)),
                    time("changed_at", Issue::changedAt)));

    private BacklogStore() {}

    /** By name, in the order of Java, which is no database's. */
    static List<Project> projects(Handle handle) {
        return handle.createQuery("select t.* from project t").map((row, _) -> project(row)).list().stream()
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
                .map((row, _) -> epic(row))
                .list();
    }

    static List<Epic> epicsAfter(Handle handle, @Nullable String after, int limit) {
        return handle.createQuery("select t.* from epic t where t.id > :after order by t.id limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, _) -> epic(row))
                .list();
    }

    static List<Issue> issuesAfter(Handle handle, @Nullable String after, int limit) {
        return handle.createQuery(SELECT_ISSUE + " where t.id > :after order by t.id limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, _) -> issue(row))
                .list();
    }

    static Optional<Issue> find(Handle handle, IssueId id) {
        return handle.createQuery(SELECT_ISSUE + " where t.id = :id")
                .bind("id", id.value())
                .map((row, _) -> issue(row))
                .findOne();
    }

    /** Newest first, from just before {@code before}. */
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
                .map((row, _) -> issue(row))
                .list();
    }

    static int lastNumber(Handle handle, ProjectName project) {
        return handle.createQuery("select coalesce(max(number), 0) from issue where project = :project")
                .bind("project", project.value())
                .mapTo(Integer.class)
                .one();
    }

    /** How many issues are where: one row for each project, epic (or none) and state. */
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

    private static Project project(ResultSet row) throws SQLException {
        ProjectPlan plan = new ProjectPlan(
                new ProjectName(row.getString("name")),
                words(row),
                ProjectState.valueOf(row.getString("state")),
                row.getString("repository"));
        return new Project(plan, Progress.NONE, instant(row, "created_at"), instant(row, "changed_at"));
    }

    private static Epic epic(ResultSet row) throws SQLException {
        EpicPlan plan = new EpicPlan(
                new ProjectName(row.getString("project")), words(row), EpicState.valueOf(row.getString("state")));
        return new Epic(
                new EpicId(row.getString("id")),
                plan,
                Progress.NONE,
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                new IssueId(row.getString("id")),
                new ProjectName(row.getString("project")),
                row.getInt("number"),
                words(row),
                epicId(row),
                IssueState.valueOf(row.getString("state")),
                Json.read(row.getString("labels"), STRINGS),
                Json.read(row.getString("depends_on"), ISSUE_IDS),
                false,
                Issue.NO_ITEMS,
                Actor.parse(row.getString("author")),
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }

    private static @Nullable EpicId epicId(ResultSet row) throws SQLException {
        String epic = row.getString("epic");
        return epic == null ? null : new EpicId(epic);
    }

    private static Words words(ResultSet row) throws SQLException {
        return new Words(row.getString("title"), row.getString("text"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
