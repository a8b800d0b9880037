package dev.missioncontrol.server.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Serves the caller's own identity, and tokens. Thread-safe. */
public final class AccessRoutes {
    private static final int PAGE_MAX = 200;

    private AccessRoutes() {}

    public static List<Endpoint> rows() {
        return Stream.of(tokens(), people(), classic()).flatMap(List::stream).toList();
    }

    private static List<Endpoint> tokens() {
        return List.of(
                Endpoint.get("/api/tokens", "List the valid tokens; their values are not stored")
                        .needs(Action.READ_TOKENS)
                        .does(
                                Shape.gives(new TypeReference<Page<TokenInfo>>() {})
                                        .paged(),
                                request ->
                                        request.page(PAGE_MAX, request.plane().access()::tokens)),
                Endpoint.post("/api/tokens", "Issue a token")
                        .needs(Action.ISSUE_TOKEN, Action.ISSUE_PERSON_TOKEN, Action.SWITCH_CLASSIC)
                        .does(issues().takes(NewToken.class), AccessRoutes::issue),
                Endpoint.post("/api/tokens/{id}/rotate", "Issue a token in the place of another")
                        .needs(Action.ISSUE_TOKEN, Action.ISSUE_PERSON_TOKEN)
                        .does(
                                issues(),
                                request -> issued(request.plane().access().rotate(id(request), request.key()))),
                Endpoint.post("/api/items/{id}/task-tokens", "Issue a token for the work on an item that one holds")
                        .needs(Action.WORK)
                        .does(issues().takes(Bodies.TaskToken.class), AccessRoutes::issueTask),
                Endpoint.post("/api/tokens/{id}/revoke", "End a token or an invitation")
                        .needs(Action.ISSUE_TOKEN, Action.ISSUE_PERSON_TOKEN)
                        .does(Shape.gives(Bodies.Revoked.class).withKey(), AccessRoutes::revoke));
    }

    private static List<Endpoint> people() {
        return List.of(
                Endpoint.get("/api/whoami", "Ask as whom one is known")
                        .needs(Action.ASK_WHO_ONE_IS)
                        .does(
                                Shape.gives(Bodies.WhoAmI.class),
                                request -> Response.ok(new Bodies.WhoAmI(
                                        request.plane().access().whoAmI()))),
                Endpoint.post("/api/invitations", "Invite a person")
                        .needs(Action.INVITE, Action.INVITE_SUPPORT)
                        .does(issues().takes(NewToken.class), AccessRoutes::invite),
                Endpoint.post("/api/invitations/redeem", "Turn the invitation in X-MC-Token into a person's token")
                        .needs(Action.REDEEM_INVITATION)
                        .does(issues(), AccessRoutes::redeem));
    }

    private static List<Endpoint> classic() {
        return List.of(
                Endpoint.get("/api/classic", "Ask whether the classic clients' token is taken")
                        .needs(Action.READ_TOKENS)
                        .does(
                                Shape.gives(Bodies.Switch.class),
                                request -> Response.ok(new Bodies.Switch(
                                        request.plane().access().classicOn()))),
                Endpoint.post("/api/classic", "Take or refuse the classic clients' token")
                        .needs(Action.SWITCH_CLASSIC)
                        .does(
                                Shape.gives(Bodies.Switch.class)
                                        .takes(Bodies.Switch.class)
                                        .withKey(),
                                AccessRoutes::switchClassic));
    }

    private static Shape issues() {
        return Shape.creates(Bodies.IssuedToken.class).withKey().orConflict();
    }

    private static Response issue(Request request) {
        return issued(request.plane().access().issue(request.body(NewToken.class), request.key()));
    }

    private static Response issueTask(Request request) {
        Bodies.TaskToken wanted = request.body(Bodies.TaskToken.class);
        return issued(
                request.plane().access().issueTask(request.named("item", ItemId::new), wanted.epoch(), request.key()));
    }

    private static Response revoke(Request request) {
        request.key(); // every mutation requires a key; an ended token cannot end again
        TokenId id = id(request);
        request.plane().access().revoke(id);
        return Response.ok(new Bodies.Revoked(id));
    }

    private static TokenId id(Request request) {
        return request.named("token", TokenId::new);
    }

    private static Response invite(Request request) {
        return issued(request.plane().access().invite(request.body(NewToken.class), request.key()));
    }

    private static Response redeem(Request request) {
        return issued(request.plane().access().redeem(request.key()));
    }

    private static Response switchClassic(Request request) {
        request.key(); // every mutation requires a key; switching twice has the same effect as once
        Bodies.Switch wanted = request.body(Bodies.Switch.class);
        request.plane().access().switchClassic(wanted.on());
        return Response.ok(wanted);
    }

    private static Response issued(IssuedToken token) {
        return Response.created(Bodies.IssuedToken.of(token));
    }
}
