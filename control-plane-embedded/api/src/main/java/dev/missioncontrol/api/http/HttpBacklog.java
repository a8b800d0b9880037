package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
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
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpBacklog(Exchange exchange) implements Backlog {
    @Override
    public Project put(ProjectPlan plan, @Nullable Version seen, IdempotencyKey key) {
        Query query = new Query("/api/projects").with(Parameter.VERSION, seen);
        return exchange.ask(Call.post("put project " + plan.name(), query, plan).keyed(key), Project.class);
    }

    @Override
    public List<Project> projects() {
        return exchange.ask(Call.get("list projects", "/api/projects"), new TypeReference<List<Project>>() {});
    }

    @Override
    public Epic create(EpicPlan plan, IdempotencyKey key) {
        return exchange.ask(Call.post("create an epic", "/api/epics", plan).keyed(key), Epic.class);
    }

    @Override
    public Epic change(EpicId id, EpicPlan plan, @Nullable Version seen, IdempotencyKey key) {
        Query query = new Query("/api/epics/" + id).with(Parameter.VERSION, seen);
        return exchange.ask(Call.post("change epic " + id, query, plan).keyed(key), Epic.class);
    }

    @Override
    public List<Epic> epics(ProjectName project) {
        Query query = new Query("/api/epics").with(IssueQuery.EPICS_OF, project);
        return exchange.ask(Call.get("list epics of " + project, query), new TypeReference<List<Epic>>() {});
    }

    @Override
    public Issue create(NewIssue issue, IdempotencyKey key) {
        return exchange.ask(Call.post("create an issue", "/api/issues", issue).keyed(key), Issue.class);
    }

    @Override
    public IssueOutcome submit(IssueId id, IssueCommand command, @Nullable Version seen, IdempotencyKey key) {
        String operation = Json.kebab(command.getClass().getSimpleName()) + " issue " + id;
        Query query = new Query("/api/issues/" + id + "/commands").with(Parameter.VERSION, seen);
        Call call = Call.post(operation, query, command).keyed(key);
        Exchange.Answer answer = exchange.answer(call);
        Problem problem = answer.problem();
        if (problem == null || problem.issue() == null) {
            return new IssueOutcome.Accepted(exchange.read(call, answer, text -> Json.readAnswer(text, Issue.class)));
        }
        if (problem.type().equals(Version.STALE)) {
            return new IssueOutcome.Stale(problem.issue(), problem.by());
        }
        return new IssueOutcome.Refused(problem.type(), problem.why(), problem.issue());
    }

    @Override
    public Optional<Issue> find(IssueId id) {
        return exchange.find(Call.get("read issue " + id, "/api/issues/" + id), Issue.class);
    }

    @Override
    public Page<Issue> issues(IssueFilter filter, @Nullable String cursor, int limit) {
        Query query = IssueQuery.write(filter, new Query("/api/issues")).page(cursor, limit);
        return exchange.ask(Call.get("list issues", query), new TypeReference<Page<Issue>>() {});
    }

    @Override
    public Page<InboxItem> items(IssueId id, @Nullable String cursor, int limit) {
        Query query = new Query("/api/issues/" + id + "/items").page(cursor, limit);
        return exchange.ask(Call.get("list items of issue " + id, query), new TypeReference<Page<InboxItem>>() {});
    }
}
