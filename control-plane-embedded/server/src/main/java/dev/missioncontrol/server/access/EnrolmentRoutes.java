package dev.missioncontrol.server.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.access.Enrolment;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.Joining;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.CallerSource;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

/** Serves join tokens, enrolments and renewals of machines. Thread-safe. */
public final class EnrolmentRoutes {
    private static final int PAGE_MAX = 200;

    private EnrolmentRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.post("/api/join-tokens", "Let a runtime or an agent of a name join")
                        .needs(Action.ISSUE_JOIN_TOKEN)
                        .does(
                                Shape.creates(Bodies.IssuedToken.class)
                                        .takes(NewToken.class)
                                        .withKey()
                                        .orConflict(),
                                EnrolmentRoutes::letJoin),
                Endpoint.get("/api/identities", "List the machines that enrolled")
                        .needs(Action.READ_TOKENS)
                        .does(
                                Shape.gives(new TypeReference<Page<Identity>>() {})
                                        .paged(),
                                request ->
                                        request.page(PAGE_MAX, request.plane().enrolments()::identities)),
                Endpoint.get("/api/enrolments", "Ask what the join token in X-MC-Token is for")
                        .needs(Action.JOIN)
                        .does(
                                Shape.gives(Joining.class),
                                request ->
                                        Response.ok(request.plane().enrolments().joining())),
                Endpoint.post("/api/enrolments", "Enrol with the join token in X-MC-Token")
                        .needs(Action.JOIN)
                        .does(gives().takes(Enrolment.class), EnrolmentRoutes::enrol),
                Endpoint.post(CallerSource.RENEWALS, "Renew the machine's token in X-MC-Token, which may have expired")
                        .needs(Action.JOIN)
                        .does(gives().takes(Renewal.class), EnrolmentRoutes::renew));
    }

    private static Shape gives() {
        return Shape.creates(Bodies.Enrolled.class).withKey().orConflict();
    }

    private static Response letJoin(Request request) {
        NewToken machine = request.body(NewToken.class);
        return Response.created(
                Bodies.IssuedToken.of(request.plane().enrolments().letJoin(machine, request.key())));
    }

    private static Response enrol(Request request) {
        Enrolment enrolment = request.body(Enrolment.class);
        return Response.created(Bodies.Enrolled.of(request.plane().enrolments().enrol(enrolment, request.key())));
    }

    private static Response renew(Request request) {
        Renewal renewal = request.body(Renewal.class);
        return Response.created(Bodies.Enrolled.of(request.plane().enrolments().renew(renewal, request.key())));
    }
}
