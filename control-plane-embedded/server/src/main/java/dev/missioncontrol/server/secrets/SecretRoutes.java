package dev.missioncontrol.server.secrets;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.OpenSecret;
import dev.missioncontrol.api.secrets.Reveal;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretGiven;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Serves the secrets broker: metadata of secrets, commands on them, and sealed values for work. Thread-safe. */
public final class SecretRoutes {
    private SecretRoutes() {}

    public static List<Endpoint> rows() {
        return Stream.concat(broker(), secrets()).toList();
    }

    private static Stream<Endpoint> broker() {
        return Stream.of(
                Endpoint.get("/api/secrets-broker", "See how the secrets broker is, and to which key values are sealed")
                        .needs(Action.READ_SECRET_NAMES)
                        .does(
                                Shape.gives(Broker.class),
                                request -> Response.ok(request.plane().secrets().broker())),
                Endpoint.post("/api/secrets-broker/commands", "Unlock, lock or rotate the secrets broker")
                        .needs(Action.STEER_BROKER)
                        .does(
                                Shape.gives(Broker.class)
                                        .takes(BrokerCommand.class)
                                        .orConflict(),
                                SecretRoutes::steer));
    }

    private static Stream<Endpoint> secrets() {
        return Stream.of(
                Endpoint.get("/api/secrets", "List secrets by name, without their values")
                        .needs(Action.READ_SECRET_NAMES)
                        .does(
                                Shape.gives(new TypeReference<Page<Secret>>() {})
                                        .paged(),
                                request -> request.page(request.plane().secrets()::list)),
                Endpoint.get("/api/secrets/{id}", "See a secret's versions, grants and last read")
                        .needs(Action.READ_SECRET_NAMES)
                        .does(Shape.gives(Secret.class), SecretRoutes::find),
                Endpoint.post("/api/secrets/{id}/commands", "Ask something of a secret")
                        .needs(Action.KEEP_SECRET)
                        .does(
                                Shape.gives(Secret.class)
                                        .takes(SecretCommand.class)
                                        .withKey()
                                        .orConflict(),
                                SecretRoutes::submit),
                Endpoint.post(
                                "/api/secrets/{id}/reads",
                                "Read a secret for work that one holds, sealed to one's own key")
                        .needs(Action.READ_SECRET)
                        .does(
                                Shape.gives(SecretGiven.class)
                                        .takes(OpenSecret.class)
                                        .orConflict(),
                                SecretRoutes::open),
                Endpoint.get("/api/secrets/{id}/reads", "List who got a secret's value, newest first")
                        .needs(Action.READ_SECRET_NAMES)
                        .does(
                                Shape.gives(new TypeReference<Page<SecretRead>>() {})
                                        .paged(),
                                SecretRoutes::reads),
                Endpoint.post(
                                "/api/secrets/{id}/reveals",
                                "Look at a secret's value oneself, sealed to a key of one's own")
                        .needs(Action.REVEAL_SECRET)
                        .does(Shape.gives(Revealed.class).takes(Reveal.class), SecretRoutes::reveal));
    }

    private static Response steer(Request request) {
        return Response.ok(request.plane().secrets().submit(request.body(BrokerCommand.class)));
    }

    private static SecretName name(Request request) {
        return request.named("secret", SecretName::new);
    }

    private static Response find(Request request) {
        return request.plane()
                .secrets()
                .find(name(request))
                .map(Response::ok)
                .orElseThrow(() -> Request.unknown("secret"));
    }

    private static Response submit(Request request) {
        return Response.ok(
                request.plane().secrets().submit(name(request), request.body(SecretCommand.class), request.key()));
    }

    private static Response open(Request request) {
        OpenSecret work = request.body(OpenSecret.class);
        return switch (request.plane().secrets().open(name(request), work.item(), work.epoch())) {
            case SecretOutcome.Opened(var read, var value) -> Response.ok(new SecretGiven(read, value));
            case SecretOutcome.Fenced(var current) -> Response.problem(Problem.fenced(current));
            case SecretOutcome.Refused(var type, var why) ->
                Response.problem(
                        type.startsWith("unknown-")
                                ? new Problem(type, "Not found", Problem.statusOf(Category.NOT_FOUND), why, null)
                                : Problem.conflict(type, why, null));
        };
    }

    private static Response reads(Request request) {
        SecretName name = name(request);
        return request.page((cursor, limit) -> request.plane().secrets().reads(name, cursor, limit));
    }

    private static Response reveal(Request request) {
        return Response.ok(request.plane()
                .secrets()
                .reveal(name(request), request.body(Reveal.class).to()));
    }
}
