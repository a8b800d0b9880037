package dev.missioncontrol.server;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.server.http.Limits;
import dev.missioncontrol.server.openapi.DescribedClient;
import java.net.InetAddress;
import java.nio.file.Path;

/** A real core behind a real server on a free port, and ways to talk to it. Thread-safe. */
final class Served implements AutoCloseable {
    /** Tests of who is let in fail more often than anybody else may. */
    private static final int FAILURES_MAX = 1_000;

    final Core core;
    final ControlPlaneServer server;
    final Token owner;
    final Token classic;
    private final HttpControlPlane asOwner;

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

    /** A token of any role, whoever may issue it. */
    Token token(Role role) {
        return core.mint(new Principal(role, "x"));
    }

    String hostHeader() {
        return "Host: 127.0.0.1:" + server.port() + "\r\n";
    }

    /** One request on a connection of its own; {@code headers} end in CRLF each. */
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
