package dev.missioncontrol.server.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.http.Parameter;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.asks.ClassicAsks;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.inbox.Polled;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Parameters;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Route;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Serves the inbox to classic clients. The quirks of their contract are kept on purpose: a bare array, one line, 200
 * with {@code []}, no null labels, unknown fields and parameters ignored. Thread-safe.
 */
public final class ClassicRoutes {
    private static final Parameter<AgentName> POLLER =
            Parameter.required("agent", AgentName.class, AgentName::new, "Who polls");
    private static final Parameter<String> PROJECT =
            Parameter.text("project", "Only items of this project, or of none");
    private static final Parameter<String> CLAN = Parameter.text("clan", "Only items of this clan, or of none");

    private ClassicRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.get(
                                "/api/inbox/poll",
                                "Read the first " + Polled.ROWS_MAX
                                        + " of an agent's pending items: what can be worked on in the order of the queue, then what is held")
                        .needs(Action.WORK_CLASSIC)
                        .does(
                                Shape.gives(new TypeReference<List<ClassicItem>>() {})
                                        .with(POLLER, PROJECT, CLAN)
                                        .asClassic()
                                        .asCapped(),
                                ClassicRoutes::poll),
                creating("/api/inbox/create", "Write an item for an agent, or an ask for a human"),
                creating("/api/inbox/send", "Write to an agent, or to a human"),
                acting("/api/inbox/ack", "Take an item", ClassicRoutes::ack),
                acting("/api/inbox/start-work", "Begin with an item", ClassicRoutes::startWork),
                acting("/api/inbox/complete", "Complete an item", ClassicRoutes::complete),
                acting(
                        "/api/inbox/fail",
                        "Say that an item failed",
                        request -> act(request, ClassicAct.Words::failure)),
                acting(
                        "/api/inbox/note",
                        "Say something about an item",
                        request -> act(request, ClassicAct.Words::note)),
                acting("/api/inbox/link-pr", "Link a pull request", request -> act(request, ClassicAct.Words::link)),
                acting(
                        "/api/inbox/reassign",
                        "Pass an item on",
                        request -> act(request, ClassicAct.Words::reassignment)));
    }

    private static Endpoint creating(String path, String summary) {
        return Endpoint.post(path, summary)
                .needs(Action.WORK_CLASSIC)
                .does(Shape.gives(Created.class).takes(JsonNode.class).asClassic(), ClassicRoutes::create);
    }

    private static Endpoint acting(String path, String summary, Route route) {
        Shape shape = Shape.gives(Done.class).takes(JsonNode.class).orConflict().asClassic();
        return Endpoint.post(path, summary).needs(Action.WORK_CLASSIC).does(shape, route);
    }

    /** The answer to a create. */
    record Created(String inboxId) {}

    /** The answer to a command. */
    record Done(boolean ok) {}

    private static ClassicInbox inbox(Request request) {
        return request.face(Core::classic);
    }

    private static ClassicAsks asks(Request request) {
        return request.face(Core::classicAsks);
    }

    private static ItemId itemId(ClassicAct act) {
        return Request.named("item", ItemId::new, act.inboxId());
    }

    private static AskId askId(ClassicAct act) {
        return Request.named("ask", AskId::new, act.inboxId());
    }

    private static Response poll(Request request) {
        Parameters query = request.query();
        AgentName agent = query.value(POLLER)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INVALID, "agent-missing", "Say which agent polls: ?agent=NAME."));
        String project =
                query.first(PROJECT).filter(Predicate.not(String::isBlank)).orElse(null);
        String clan = query.first(CLAN).filter(Predicate.not(String::isBlank)).orElse(null);
        if (agent.equals(AgentName.MORTAL)) {
            return polled(asks(request).poll(), ask -> ClassicItem.of(ask, project));
        }
        return polled(inbox(request).poll(agent, project, clan), item -> ClassicItem.of(item, project));
    }

    private static <T> Response polled(Polled<T> polled, Function<T, ClassicItem> as) {
        return Response.capped(polled.rows().stream().map(as).toList(), polled.more());
    }

    private static Response create(Request request) {
        ClassicBody.Draft draft = request.tolerantBody(json -> new ClassicBody(json).draft());
        if (draft.item().assignment().agent().equals(AgentName.MORTAL)) {
            NewItem item = draft.item();
            Ask ask = asks(request)
                    .create(item.assignment().title(), item.assignment().body(), draft.urgent(), draft.sender());
            return Response.ok(new Created(ask.id().value()));
        }
        InboxItem item = inbox(request).create(draft.item(), draft.sender());
        return Response.ok(new Created(item.id().value()));
    }

    private static Response ack(Request request) {
        ClassicAct act = ClassicAct.of(request);
        if (act.agent().equals(AgentName.MORTAL)) {
            asks(request).ack(askId(act));
            return Response.ok(new Done(true));
        }
        return answer(inbox(request).ack(itemId(act), act.agent()));
    }

    private static Response complete(Request request) {
        ClassicAct act = ClassicAct.of(request);
        if (act.agent().equals(AgentName.MORTAL)) {
            return answer(asks(request).complete(askId(act), act.result().summary()));
        }
        return answer(inbox(request).complete(itemId(act), act.agent(), act.result()));
    }

    private static Response startWork(Request request) {
        ClassicAct act = ClassicAct.of(request);
        return answer(inbox(request).startWork(itemId(act), act.agent()));
    }

    private static Response act(Request request, Function<ClassicAct.Words, ItemCommand> command) {
        ClassicAct.Acting acting = ClassicAct.of(request, command);
        ClassicAct act = acting.act();
        return answer(inbox(request).act(itemId(act), act.agent(), acting.command()));
    }

    private static Response answer(AskOutcome outcome) {
        return switch (outcome) {
            case AskOutcome.Accepted _ -> Response.ok(new Done(true));
            case AskOutcome.Fenced(var current) -> Response.problem(Problem.fenced(current));
            case AskOutcome.Stale(var current, var _) -> throw unversioned(current.id());
            case AskOutcome.Refused(var type, var why, var _, var _) ->
                Response.problem(Problem.conflict(type, why, null));
        };
    }

    private static IllegalStateException unversioned(Object id) {
        return new IllegalStateException("classic clients name no version, and yet one was stale: " + id);
    }

    /** A refusal may concern another agent's work, so the answer does not show the item. */
    private static Response answer(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted _ -> Response.ok(new Done(true));
            case ItemOutcome.Fenced _ -> Response.problem(Problem.fenced(null));
            case ItemOutcome.Stale(var current, var _) -> throw unversioned(current.id());
            case ItemOutcome.Refused(var type, var why, var _) -> Response.problem(Problem.conflict(type, why, null));
        };
    }
}
