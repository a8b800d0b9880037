package dev.missioncontrol.server.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Items: write, read, list, ask something of one. Thread-safe. */
public final class ItemRoutes {
    /** So many items are read by a client within the limits of its JSON reader. */
    private static final int PAGE_MAX = 100;

    private ItemRoutes() {}

    /** What is served here. */
    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.post("/api/items", "Write an item for an agent")
                        .needs(Action.CREATE_ITEM)
                        .does(
                                Shape.creates(InboxItem.class)
                                        .takes(NewItem.class)
                                        .withKey(),
                                ItemRoutes::create),
                Endpoint.get("/api/items", "List items, newest first; an agent sees its own")
                        .needs(Action.READ_INBOX, Action.READ_OWN_WORK)
                        .does(
                                Shape.gives(new TypeReference<Page<InboxItem>>() {})
                                        .with("agent", AgentName.class, "Only items for this agent")
                                        .repeating("state", ItemState.class, "Only items in one of these states")
                                        .with("label", String.class, "Only items with this label")
                                        .with("olderThan", Duration.class, "Only items that are at least this old")
                                        .with("words", String.class, "Only items with these words in their titles")
                                        .paged(),
                                ItemRoutes::list),
                Endpoint.get("/api/items/{id}", "Read an item")
                        .needs(Action.READ_INBOX, Action.READ_OWN_WORK)
                        .does(Shape.gives(InboxItem.class), ItemRoutes::find),
                Endpoint.post("/api/items/{id}/commands", "Ask something of an item")
                        .needs(Action.STEER_ITEM, Action.WORK, Action.WORK_ON_TASK)
                        .does(
                                Shape.gives(InboxItem.class)
                                        .takes(ItemCommand.class)
                                        .withKey()
                                        .orConflict(),
                                ItemRoutes::submit),
                Endpoint.post("/api/items/{id}/progress", "Report the newest output of the work on an item")
                        .needs(Action.WORK, Action.WORK_ON_TASK)
                        .does(
                                Shape.gives(InboxItem.class)
                                        .takes(OutputTail.class)
                                        .orConflict(),
                                ItemRoutes::progress),
                Endpoint.get(
                                "/api/items/{id}/output",
                                "Read the newest output of the work on an item; 204 where there is none")
                        .needs(Action.READ_INBOX, Action.READ_OWN_WORK)
                        .does(Shape.gives(OutputTail.class), ItemRoutes::output),
                Endpoint.get("/api/item-counts", "Count items by state")
                        .needs(Action.READ_INBOX)
                        .does(Shape.gives(ItemCounts.class), ItemRoutes::counts));
    }

    private static Response counts(Request request) {
        request.query().only();
        return Response.ok(request.plane().inbox().counts());
    }

    private static Response create(Request request) {
        return Response.created(request.plane().inbox().create(request.body(NewItem.class), request.key()));
    }

    private static Response find(Request request) {
        ItemId id = request.item();
        return Response.ok(request.plane()
                .inbox()
                .find(id)
                .orElseThrow(
                        () -> new ControlPlaneException(Category.NOT_FOUND, "unknown-item", "There is no such item.")));
    }

    private static Response list(Request request) {
        Parameters query = request.query().only("agent", "state", "label", "olderThan", "words", "cursor", "limit");
        ItemFilter filter = Parameters.together(() -> new ItemFilter(
                query.value("agent", AgentName::new).orElse(null),
                Set.copyOf(query.values("state", text -> Parameters.constant(ItemState.class, text))),
                query.value("label", label -> label).orElse(null),
                query.value("olderThan", Duration::parse).orElse(null),
                query.value("words", words -> words).orElse(null)));
        String cursor = query.value("cursor", text -> text).orElse(null);
        int limit = query.value("limit", Integer::parseInt).orElse(PAGE_MAX);
        return Response.ok(request.plane().inbox().list(filter, cursor, Math.clamp(limit, 1, PAGE_MAX)));
    }

    private static Response submit(Request request) {
        ItemId id = request.item();
        ItemCommand command = request.body(ItemCommand.class);
        return Response.of(request.plane().inbox().submit(id, command, request.key()));
    }

    private static Response progress(Request request) {
        ItemId id = request.item();
        return Response.of(request.plane().inbox().progress(id, request.body(OutputTail.class)));
    }

    private static Response output(Request request) {
        return request.plane().inbox().output(request.item()).map(Response::ok).orElseGet(Response::nothing);
    }
}
