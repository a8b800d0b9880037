package dev.missioncontrol.server.backlog;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
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
import dev.missioncontrol.api.http.IssueQuery;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.stream.Stream;

public final class BacklogRoutes {
    private BacklogRoutes() {}

    public static List<Endpoint> rows() {
        return Stream.concat(plans(), issues()).toList();
    }

    private static Stream<Endpoint> plans() {
        return Stream.of(
                Endpoint.post("/api/projects", "Make or change a project")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(
                                Shape.gives(Project.class)
                                        .takes(ProjectPlan.class)
                                        .withKey()
                                        .versioned(),
                                BacklogRoutes::putProject),
                Endpoint.get("/api/projects", "List projects and how far they are")
                        .needs(Action.READ_BACKLOG)
                        .does(
                                Shape.gives(new TypeReference<List<Project>>() {}),
                                request -> Response.ok(request.plane().backlog().projects())),
                Endpoint.post("/api/epics", "Make an epic")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(Shape.creates(Epic.class).takes(EpicPlan.class).withKey(), BacklogRoutes::createEpic),
                Endpoint.get("/api/epics", "List the epics of a project and how far they are")
                        .needs(Action.READ_BACKLOG)
                        .does(
                                Shape.gives(new TypeReference<List<Epic>>() {}).with(IssueQuery.EPICS_OF),
                                BacklogRoutes::epics),
                Endpoint.post("/api/epics/{id}", "Change an epic")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(
                                Shape.gives(Epic.class)
                                        .takes(EpicPlan.class)
                                        .withKey()
                                        .versioned(),
                                BacklogRoutes::changeEpic));
    }

    private static Stream<Endpoint> issues() {
        return Stream.of(
                Endpoint.post("/api/issues", "Write an issue")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(Shape.creates(Issue.class).takes(NewIssue.class).withKey(), BacklogRoutes::createIssue),
                Endpoint.get("/api/issues", "List issues, newest first")
                        .needs(Action.READ_BACKLOG)
                        .does(
                                Shape.gives(new TypeReference<Page<Issue>>() {})
                                        .with(IssueQuery.PARAMETERS)
                                        .paged(),
                                BacklogRoutes::issues),
                Endpoint.get("/api/issues/{id}", "Read an issue")
                        .needs(Action.READ_BACKLOG)
                        .does(Shape.gives(Issue.class), BacklogRoutes::issue),
                Endpoint.post("/api/issues/{id}/commands", "Ask something of an issue")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(
                                Shape.gives(Issue.class)
                                        .takes(IssueCommand.class)
                                        .withKey()
                                        .versioned(),
                                BacklogRoutes::submit),
                Endpoint.get("/api/issues/{id}/items", "List the items that refer to an issue")
                        .needs(Action.READ_BACKLOG)
                        .does(
                                Shape.gives(new TypeReference<Page<InboxItem>>() {})
                                        .paged(),
                                BacklogRoutes::items));
    }

    private static Response putProject(Request request) {
        return Response.ok(
                request.plane().backlog().put(request.body(ProjectPlan.class), request.seen(), request.key()));
    }

    private static Response createEpic(Request request) {
        return Response.created(request.plane().backlog().create(request.body(EpicPlan.class), request.key()));
    }

    private static Response changeEpic(Request request) {
        EpicId id = request.named("epic", EpicId::new);
        EpicPlan plan = request.body(EpicPlan.class);
        return Response.ok(request.plane().backlog().change(id, plan, request.seen(), request.key()));
    }

    private static Response epics(Request request) {
        ProjectName project = request.query()
                .value(IssueQuery.EPICS_OF)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INVALID, "invalid-parameter", "Say whose epics: ?project=NAME."));
        return Response.ok(request.plane().backlog().epics(project));
    }

    private static Response createIssue(Request request) {
        return Response.created(request.plane().backlog().create(request.body(NewIssue.class), request.key()));
    }

    private static Response issues(Request request) {
        IssueFilter filter = request.query().filter(IssueQuery::read);
        return request.page((cursor, limit) -> request.plane().backlog().issues(filter, cursor, limit));
    }

    private static Response issue(Request request) {
        return request.plane()
                .backlog()
                .find(request.named("issue", IssueId::new))
                .map(Response::ok)
                .orElseThrow(() -> Request.unknown("issue"));
    }

    private static Response submit(Request request) {
        IssueId id = request.named("issue", IssueId::new);
        IssueCommand command = request.body(IssueCommand.class);
        return switch (request.plane().backlog().submit(id, command, request.seen(), request.key())) {
            case IssueOutcome.Accepted(var issue) -> Response.ok(issue);
            case IssueOutcome.Stale(var current, var by) -> Response.problem(Problem.stale(current, by));
            case IssueOutcome.Refused(var type, var why, var current) ->
                Response.problem(Problem.conflict(type, why, null, null, current));
        };
    }

    private static Response items(Request request) {
        IssueId id = request.named("issue", IssueId::new);
        return request.page((cursor, limit) -> request.plane().backlog().items(id, cursor, limit));
    }
}
