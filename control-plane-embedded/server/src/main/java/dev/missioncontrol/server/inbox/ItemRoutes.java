package dev.missioncontrol.server.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.http.ItemQuery;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

public final class ItemRoutes {
    private ItemRoutes() {}

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
                                        .with(ItemQuery.PARAMETERS)
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
                                        .versioned(),
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
                        .does(
                                Shape.gives(ItemCounts.class),
                                request -> Response.ok(request.plane().inbox().counts())));
    }

    private static Response create(Request request) {
        return Response.created(request.plane().inbox().create(request.body(NewItem.class), request.key()));
    }

    private static Response find(Request request) {
        ItemId id = request.named("item", ItemId::new);
        return Response.ok(request.plane().inbox().find(id).orElseThrow(() -> Request.unknown("item")));
    }

    private static Response list(Request request) {
        ItemFilter filter = request.query().filter(ItemQuery::read);
        return request.page((cursor, limit) -> request.plane().inbox().list(filter, cursor, limit));
    }

    private static Response submit(Request request) {
        ItemId id = request.named("item", ItemId::new);
        ItemCommand command = request.body(ItemCommand.class);
        return answer(request.plane().inbox().submit(id, command, request.seen(), request.key()));
    }

    private static Response progress(Request request) {
        ItemId id = request.named("item", ItemId::new);
        return answer(request.plane().inbox().progress(id, request.body(OutputTail.class)));
    }

    /** A conflict carries the item as it is now. */
    private static Response answer(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted(var item) -> Response.ok(item);
            case ItemOutcome.Fenced(var current) -> Response.problem(Problem.fenced(current));
            case ItemOutcome.Stale(var current, var by) -> Response.problem(Problem.stale(current, by));
            case ItemOutcome.Refused(var type, var why, var current) ->
                Response.problem(Problem.conflict(type, why, current));
        };
    }

    private static Response output(Request request) {
        return request.plane()
                .inbox()
                .output(request.named("item", ItemId::new))
                .map(Response::ok)
                .orElseGet(Response::nothing);
    }
}
