package dev.missioncontrol.server.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import java.util.Set;

/** Asks: raise, read, list, ask something of one. Thread-safe. */
public final class AskRoutes {
    /** So many asks are read by a client within the limits of its JSON reader. */
    private static final int PAGE_MAX = 100;

    private AskRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints
                .post("/api/asks", AskRoutes::raise)
                .get("/api/asks", AskRoutes::list)
                .get("/api/asks/{id}", AskRoutes::find)
                .post("/api/asks/{id}/commands", AskRoutes::submit)
                .get("/api/ask-counts", request -> {
                    request.query().only();
                    return Answer.ok(request.plane().asks().counts());
                });
    }

    private static Answer raise(Request request) {
        return Answer.raised(request.plane().asks().raise(request.body(NewAsk.class), request.key()));
    }

    private static Answer find(Request request) {
        AskId id = request.ask();
        return Answer.ok(request.plane()
                .asks()
                .find(id)
                .orElseThrow(
                        () -> new ControlPlaneException(Category.NOT_FOUND, "unknown-ask", "There is no such ask.")));
    }

    private static Answer list(Request request) {
        Parameters query = request.query().only("state", "kind", "item", "snoozed", "cursor", "limit");
        AskFilter filter = new AskFilter(
                Set.copyOf(query.values("state", text -> Parameters.constant(AskState.class, text))),
                Set.copyOf(query.values("kind", text -> Parameters.constant(AskKind.class, text))),
                query.value("item", ItemId::new).orElse(null),
                query.value("snoozed", AskRoutes::truth).orElse(false));
        String cursor = query.value("cursor", text -> text).orElse(null);
        int limit = query.value("limit", Integer::parseInt).orElse(PAGE_MAX);
        return Answer.ok(request.plane().asks().list(filter, cursor, Math.clamp(limit, 1, PAGE_MAX)));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Answer submit(Request request) {
        AskId id = request.ask();
        AskCommand command = request.body(AskCommand.class);
        return Answer.of(request.plane().asks().submit(id, command, request.key()));
    }
}
