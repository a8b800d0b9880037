package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.contract.Reporter;
import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.server.openapi.DescribedClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs client, server and core: the port over real HTTP. Confined to the test's thread. */
final class HttpStack implements Stack {
    private final SteppedClock clock = new SteppedClock();
    private final Core core;
    private final ControlPlaneServer server;
    private final HttpControlPlane owner;
    private final Token classic;
    private final Map<RuntimeName, HttpControlPlane> runtimes = new HashMap<>();

    private final List<HttpControlPlane> bearers = new ArrayList<>();

    HttpStack(Path directory) {
        core = Core.open(CoreConfig.inDirectory(directory).stepped(clock, clock::elapsed));
        server = ControlPlaneServer.start(core, ServerConfig.onLoopback(0));
        owner = client(core.mintOwnerToken());
        classic = core.mint(new Principal(Role.CLASSIC, "fleet"));
    }

    private HttpControlPlane client(Token token) {
        return new HttpControlPlane(server::url, () -> token, new DescribedClient());
    }

    @Override
    public ControlPlane owner() {
        return owner;
    }

    @Override
    public ControlPlane runtime(RuntimeName name) {
        return runtimes.computeIfAbsent(name, key -> client(owner.access().issueRuntimeToken(key)));
    }

    @Override
    public ControlPlane bearer(Token token) {
        HttpControlPlane client = client(token);
        bearers.add(client);
        return client;
    }

    @Override
    public ControlPlane renewing(Token token) {
        return bearer(token);
    }

    @Override
    public Reporter reporter() {
        return new HttpReporter(server.url(), classic);
    }

    @Override
    public void advance(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            core.tick();
        }
    }

    @Override
    public void close() {
        runtimes.values().forEach(HttpControlPlane::close);
        bearers.forEach(HttpControlPlane::close);
        owner.close();
        server.close();
        core.close();
    }
}
