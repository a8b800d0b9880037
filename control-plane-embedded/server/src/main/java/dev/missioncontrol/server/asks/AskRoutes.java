package dev.missioncontrol.server.asks;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.http.AskQuery;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.function.Function;

public final class AskRoutes {
    /** The roles that may raise asks; classic clients use an endpoint of their own. */
    private static final Role[] RAISERS = {Role.OWNER, Role.OPERATOR, Role.RUNTIME, Role.AGENT};

    private static final Role[] ASKERS = {Role.OWNER, Role.OPERATOR, Role.RUNTIME, Role.AGENT, Role.TASK};

    private static final Role[] READERS = {Role.OWNER, Role.OPERATOR, Role.SUPPORT, Role.RUNTIME, Role.AGENT};

    private AskRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.post("/api/asks", "Ask a human")
                        .needs(Action.RAISE_ASK, Action.WORK_ON_TASK)
                        .only(ASKERS)
                        .does(
                                Shape.creates(Ask.class)
                                        .takes(NewAsk.class)
                                        .withKey()
                                        .orConflict(),
                                AskRoutes::raise),
                Endpoint.get("/api/asks", "List asks in the order in which they need a human")
                        .needs(Action.READ_ASKS)
                        .does(
                                Shape.gives(new TypeReference<Page<Ask>>() {})
                                        .with(AskQuery.PARAMETERS)
                                        .paged(),
                                AskRoutes::list),
                Endpoint.get("/api/asks/{id}", "Read an ask; an agent without wider rights reads its own only")
                        .needs(Action.READ_ASKS, Action.RAISE_ASK)
                        .only(READERS)
                        .does(Shape.gives(Ask.class), AskRoutes::find),
                Endpoint.post("/api/asks/{id}/commands", "Answer an ask, or ask something else of it")
                        .needs(Action.RAISE_ASK)
                        .only(RAISERS)
                        .does(
                                Shape.gives(Ask.class)
                                        .takes(AskCommand.class)
                                        .withKey()
                                        .versioned(),
                                AskRoutes::submit),
                Endpoint.get("/api/ask-counts", "Count asks")
                        .needs(Action.READ_ASKS)
                        .does(
                                Shape.gives(AskCounts.class),
                                request -> Response.ok(request.plane().asks().counts())));
    }

    private static Response raise(Request request) {
        return answer(request.plane().asks().raise(request.body(NewAsk.class), request.key()), Response::created);
    }

    private static Response find(Request request) {
        AskId id = request.named("ask", AskId::new);
        return Response.ok(request.plane().asks().find(id).orElseThrow(() -> Request.unknown("ask")));
    }

    private static Response list(Request request) {
        AskFilter filter = request.query().filter(AskQuery::read);
        return request.page((cursor, limit) -> request.plane().asks().list(filter, cursor, limit));
    }

    private static Response submit(Request request) {
        AskId id = request.named("ask", AskId::new);
        AskCommand command = request.body(AskCommand.class);
        return answer(request.plane().asks().submit(id, command, request.seen(), request.key()), Response::ok);
    }

    /** A conflict carries the ask, or its item, as it is now. */
    private static Response answer(AskOutcome outcome, Function<Ask, Response> success) {
        return switch (outcome) {
            case AskOutcome.Accepted(var ask) -> success.apply(ask);
            case AskOutcome.Fenced(var current) -> Response.problem(Problem.fenced(current));
            case AskOutcome.Stale(var current, var by) -> Response.problem(Problem.stale(current, by));
            case AskOutcome.Refused(var type, var why, var ask, var item) ->
                Response.problem(Problem.conflict(type, why, item, ask, null));
        };
    }
}
