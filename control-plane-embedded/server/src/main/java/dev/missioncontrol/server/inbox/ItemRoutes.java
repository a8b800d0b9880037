package dev.missioncontrol.server.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import java.time.Duration;
import java.util.Set;

/** Items: write, read, list, ask something of one. Thread-safe. */
public final class ItemRoutes {
    /** So many items are read by a client within the limits of its JSON reader. */
    private static final int PAGE_MAX = 100;

    private ItemRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints
                .post("/api/items", ItemRoutes::create)
                .get("/api/items", ItemRoutes::list)
                .get("/api/items/{id}", ItemRoutes::find)
                .post("/api/items/{id}/commands", ItemRoutes::submit)
                .post("/api/items/{id}/progress", ItemRoutes::progress)
                .get("/api/items/{id}/output", ItemRoutes::output)
                .get("/api/item-counts", request -> {
                    request.query().only();
                    return Answer.ok(request.plane().inbox().counts());
                });
    }

    private static Answer create(Request request) {
        return Answer.created(request.plane().inbox().create(request.body(NewItem.class), request.key()));
    }

    private static Answer find(Request request) {
        ItemId id = request.item();
        return Answer.ok(request.plane()
                .inbox()
                .find(id)
                .orElseThrow(
                        () -> new ControlPlaneException(Category.NOT_FOUND, "unknown-item", "There is no such item.")));
    }

    private static Answer list(Request request) {
        Parameters query = request.query().only("agent", "state", "label", "olderThan", "words", "cursor", "limit");
        ItemFilter filter = Parameters.together(() -> new ItemFilter(
                query.value("agent", AgentName::new).orElse(null),
                Set.copyOf(query.values("state", text -> Parameters.constant(ItemState.class, text))),
                query.value("label", label -> label).orElse(null),
                query.value("olderThan", Duration::parse).orElse(null),
                query.value("words", words -> words).orElse(null)));
        String cursor = query.value("cursor", text -> text).orElse(null);
        int limit = query.value("limit", Integer::parseInt).orElse(PAGE_MAX);
        return Answer.ok(request.plane().inbox().list(filter, cursor, Math.clamp(limit, 1, PAGE_MAX)));
    }

    private static Answer submit(Request request) {
        ItemId id = request.item();
        ItemCommand command = request.body(ItemCommand.class);
        return Answer.of(request.plane().inbox().submit(id, command, request.key()));
    }

    private static Answer progress(Request request) {
        ItemId id = request.item();
        return Answer.of(request.plane().inbox().progress(id, request.body(OutputTail.class)));
    }

    private static Answer output(Request request) {
        return request.plane().inbox().output(request.item()).map(Answer::ok).orElseGet(Answer::nothing);
    }
}
