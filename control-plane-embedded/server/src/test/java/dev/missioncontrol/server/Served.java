package dev.missioncontrol.server;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.server.http.Limits;
import dev.missioncontrol.server.openapi.DescribedClient;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs a real core behind a real server on a free port, and offers ways to talk to it. Thread-safe. */
final class Served implements AutoCloseable {
    /** The limit of failed authentications; tests of authentication fail more often than real clients may. */
    private static final int FAILURES_MAX = 1_000;

    final Core core;
    final ControlPlaneServer server;
    final Token owner;
    final Token classic;
    private final HttpControlPlane asOwner;
    private @Nullable Pulse task;

    Served(Path directory) {
        this(directory, Limits.USUAL.failing(FAILURES_MAX));
    }

    Served(Path directory, Limits limits) {
        this(directory, new ServerConfig(InetAddress.ofLiteral("127.0.0.1"), 0, limits));
    }

    Served(Path directory, ServerConfig config) {
        core = Core.open(CoreConfig.inDirectory(directory));
        server = ControlPlaneServer.start(core, config);
        owner = core.mintOwnerToken();
        asOwner = as(owner);
        classic = asOwner.access().issueClassicToken();
    }

    HttpControlPlane as(Token token) {
        return new HttpControlPlane(server::url, () -> token, new DescribedClient());
    }

    HttpControlPlane asOwner() {
        return asOwner;
    }

    Token runtimeToken(String name) {
        return asOwner.access().issueRuntimeToken(new RuntimeName(name));
    }

    /** Issues a token of any role. */
    Token token(Role role) {
        return switch (role) {
            case JOINING ->
                core.asOwner()
                        .enrolments()
                        .letJoin(NewToken.of(Role.RUNTIME, "x"), IdempotencyKey.random())
                        .token();
            case TASK -> taskToken();
            case OWNER, OPERATOR, SUPPORT, RUNTIME, AGENT, CLASSIC, METRICS, INVITED, SYSTEM ->
                core.mint(new Principal(role, "x"));
        };
    }

    private ControlPlane worker() {
        return core.as(new Principal(Role.RUNTIME, "worker"));
    }

    /** Issues a token for an item that a runtime holds. */
    private Token taskToken() {
        Command command = new Command(List.of("true"), "/srv/repo", null);
        NewItem work = NewItem.of(new AgentName("slash"), "work").running(command);
        core.asOwner().inbox().create(work, IdempotencyKey.random());
        var life = worker().runtimes().start(new RuntimeStart("here", "Linux", "1", true));
        var request = new ClaimRequest(life.incarnation(), IdempotencyKey.random());
        InboxItem item = ((ClaimOutcome.Claimed) worker().inbox().claim(request, Duration.ZERO)).item();
        task = new Pulse(life.incarnation(), List.of(new Pulse.Renewal(item.id(), item.epoch())), List.of());
        keepTask();
        return worker().access()
                .issueTask(item.id(), item.epoch(), IdempotencyKey.random())
                .token();
    }

    /** Renews the lease behind the task's token. */
    void keepTask() {
        worker().runtimes().pulse(Objects.requireNonNull(task));
    }

    String hostHeader() {
        return "Host: 127.0.0.1:" + server.port() + "\r\n";
    }

    /** Sends one request on a connection of its own; each of the {@code headers} ends in CRLF. */
    Raw.Reply ask(String method, String path, String headers, String body) {
        try (Raw raw = new Raw(server.url())) {
            int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            String framing = body.isEmpty() ? "" : "Content-Length: " + length + "\r\n";
            raw.send(method + " " + path + " HTTP/1.1\r\n" + hostHeader() + headers + framing + "\r\n" + body);
            return raw.reply(!method.equals("HEAD"));
        }
    }

    Raw.Reply get(Token token, String path) {
        return ask("GET", path, header(token), "");
    }

    Raw.Reply post(Token token, String path, String body) {
        return ask("POST", path, header(token) + "Idempotency-Key: " + java.util.UUID.randomUUID() + "\r\n", body);
    }

    static String header(Token token) {
        return "X-MC-Token: " + token.reveal() + "\r\n";
    }

    @Override
    public void close() {
        asOwner.close();
        server.close();
        core.close();
    }
}
