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
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Projects, epics and issues: write, change, read. Thread-safe. */
public final class BacklogRoutes {
    /** So many issues are read by a client within the limits of its JSON reader. */
    private static final int PAGE_MAX = 100;

    private BacklogRoutes() {}

    /** What is served here. */
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
                                        .withKey(),
                                BacklogRoutes::putProject),
                Endpoint.get("/api/projects", "List projects and how far they are")
                        .needs(Action.READ_BACKLOG)
                        .does(Shape.gives(new TypeReference<List<Project>>() {}), BacklogRoutes::projects),
                Endpoint.post("/api/epics", "Make an epic")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(Shape.creates(Epic.class).takes(EpicPlan.class).withKey(), BacklogRoutes::createEpic),
                Endpoint.get("/api/epics", "List the epics of a project and how far they are")
                        .needs(Action.READ_BACKLOG)
                        .does(
                                Shape.gives(new TypeReference<List<Epic>>() {})
                                        .requiring("project", ProjectName.class, "Whose epics"),
                                BacklogRoutes::epics),
                Endpoint.post("/api/epics/{id}", "Change an epic")
                        .needs(Action.CHANGE_BACKLOG)
                        .does(Shape.gives(Epic.class).takes(EpicPlan.class).withKey(), BacklogRoutes::changeEpic));
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
                                        .with("project", ProjectName.class, "Of this project")
                                        .with("epic", EpicId.class, "Of this epic")
                                        .repeating("state", IssueState.class, "In one of these states")
                                        .with("label", String.class, "With this label")
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
                                        .orConflict(),
                                BacklogRoutes::submit),
                Endpoint.get("/api/issues/{id}/items", "List the items that refer to an issue")
                        .needs(Action.READ_BACKLOG)
                        .does(
                                Shape.gives(new TypeReference<Page<InboxItem>>() {})
                                        .paged(),
                                BacklogRoutes::items));
    }

    private static Response putProject(Request request) {
        return Response.ok(request.plane().backlog().put(request.body(ProjectPlan.class), request.key()));
    }

    private static Response projects(Request request) {
        request.query().only();
        return Response.ok(request.plane().backlog().projects());
    }

    private static Response createEpic(Request request) {
        return Response.created(request.plane().backlog().create(request.body(EpicPlan.class), request.key()));
    }

    private static Response changeEpic(Request request) {
        EpicId id = request.named("epic", EpicId::new);
        return Response.ok(request.plane().backlog().change(id, request.body(EpicPlan.class), request.key()));
    }

    private static Response epics(Request request) {
        ProjectName project = request.query()
                .only("project")
                .value("project", ProjectName::new)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INVALID, "invalid-parameter", "Say whose epics: ?project=NAME."));
        return Response.ok(request.plane().backlog().epics(project));
    }

    private static Response createIssue(Request request) {
        return Response.created(request.plane().backlog().create(request.body(NewIssue.class), request.key()));
    }

    private static Response issues(Request request) {
        Parameters query = request.query().only("project", "epic", "state", "label", "cursor", "limit");
        IssueFilter filter = new IssueFilter(
                query.value("project", ProjectName::new).orElse(null),
                query.value("epic", EpicId::new).orElse(null),
                Set.copyOf(query.values("state", text -> Parameters.constant(IssueState.class, text))),
                query.value("label", label -> label).orElse(null));
        return Response.ok(request.plane().backlog().issues(filter, cursor(query), limit(query)));
    }

    private static @Nullable String cursor(Parameters query) {
        return query.value("cursor", text -> text).orElse(null);
    }

    private static int limit(Parameters query) {
        return Math.clamp(query.value("limit", Integer::parseInt).orElse(PAGE_MAX), 1, PAGE_MAX);
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
        return Response.of(request.plane().backlog().submit(id, request.body(IssueCommand.class), request.key()));
    }

    private static Response items(Request request) {
        Parameters query = request.query().only("cursor", "limit");
        IssueId id = request.named("issue", IssueId::new);
        return Response.ok(request.plane().backlog().items(id, cursor(query), limit(query)));
    }
}
