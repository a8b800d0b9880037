package dev.missioncontrol.server.asks;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.Set;

/** Asks: raise, read, list, ask something of one. Thread-safe. */
public final class AskRoutes {
    /** So many asks are read by a client within the limits of its JSON reader. */
    private static final int PAGE_MAX = 100;

    /** Classic clients ask at their own endpoint. */
    private static final Role[] RAISERS = {Role.OWNER, Role.OPERATOR, Role.RUNTIME, Role.AGENT};

    private static final Role[] ASKERS = {Role.OWNER, Role.OPERATOR, Role.RUNTIME, Role.AGENT, Role.TASK};

    private static final Role[] READERS = {Role.OWNER, Role.OPERATOR, Role.SUPPORT, Role.RUNTIME, Role.AGENT};

    private AskRoutes() {}

    /** What is served here. */
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
                                        .repeating(
                                                "state",
                                                AskState.class,
                                                "Only asks in one of these states; open ones where it is left out")
                                        .repeating("kind", AskKind.class, "Only asks of one of these kinds")
                                        .with("item", ItemId.class, "Only asks about this item")
                                        .with("snoozed", Boolean.class, "Whether hidden ones are shown")
                                        .paged(),
                                AskRoutes::list),
                Endpoint.get("/api/asks/{id}", "Read an ask; whoever reads no others, its own")
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
                                        .orConflict(),
                                AskRoutes::submit),
                Endpoint.get("/api/ask-counts", "Count asks")
                        .needs(Action.READ_ASKS)
                        .does(Shape.gives(AskCounts.class), AskRoutes::counts));
    }

    private static Response counts(Request request) {
        request.query().only();
        return Response.ok(request.plane().asks().counts());
    }

    private static Response raise(Request request) {
        return Response.raised(request.plane().asks().raise(request.body(NewAsk.class), request.key()));
    }

    private static Response find(Request request) {
        AskId id = request.ask();
        return Response.ok(request.plane()
                .asks()
                .find(id)
                .orElseThrow(
                        () -> new ControlPlaneException(Category.NOT_FOUND, "unknown-ask", "There is no such ask.")));
    }

    private static Response list(Request request) {
        Parameters query = request.query().only("state", "kind", "item", "snoozed", "cursor", "limit");
        AskFilter filter = new AskFilter(
                Set.copyOf(query.values("state", text -> Parameters.constant(AskState.class, text))),
                Set.copyOf(query.values("kind", text -> Parameters.constant(AskKind.class, text))),
                query.value("item", ItemId::new).orElse(null),
                query.value("snoozed", AskRoutes::truth).orElse(false));
        String cursor = query.value("cursor", text -> text).orElse(null);
        int limit = query.value("limit", Integer::parseInt).orElse(PAGE_MAX);
        return Response.ok(request.plane().asks().list(filter, cursor, Math.clamp(limit, 1, PAGE_MAX)));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Response submit(Request request) {
        AskId id = request.ask();
        AskCommand command = request.body(AskCommand.class);
        return Response.of(request.plane().asks().submit(id, command, request.key()));
    }
}
