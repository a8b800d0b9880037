package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.loop.CloseStack;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.server.LocalServer;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** An open control plane in a workspace, with its callers. Thread-safe once open. */
public final class BenchFleet implements AutoCloseable {
    private static final RuntimeStart START = new RuntimeStart("bench", "bench", "1", false);

    private final CloseStack opened;
    private final Supplier<Duration> used;
    private final ControlPlane owner;
    private final Function<RuntimeName, Worker.Voice> runtimes;

    private BenchFleet(
            CloseStack opened,
            Supplier<Duration> used,
            ControlPlane owner,
            Function<RuntimeName, Worker.Voice> runtimes) {
        this.opened = opened;
        this.used = used;
        this.owner = owner;
        this.runtimes = runtimes;
    }

    /** Opens a control plane in the workspace and, if it is reached over HTTP, a server for it. */
    public static BenchFleet open(Workspace workspace, Transport transport) throws IOException {
        return switch (transport) {
            case IN_PROCESS -> inProcess(workspace);
            case HTTP -> overHttp(workspace);
            case SERVER -> besides(workspace);
        };
    }

    private static BenchFleet inProcess(Workspace workspace) {
        CloseStack opened = new CloseStack();
        Core core = core(workspace, opened);
        return new BenchFleet(opened, () -> usedHere(workspace), core.asOwner(), name -> voice(core, name));
    }

    private static Worker.Voice voice(Core core, RuntimeName name) {
        ControlPlane plane = core.as(new Principal(Role.RUNTIME, name.value()));
        return new Worker.Voice() {
            @Override
            public <T> T ask(Function<ControlPlane, T> question) {
                return question.apply(plane);
            }
        };
    }

    private static BenchFleet overHttp(Workspace workspace) {
        CloseStack opened = new CloseStack();
        Core core = core(workspace, opened);
        LocalServer server = LocalServer.start(core, workspace.directory(), "127.0.0.1", OptionalInt.empty());
        opened.add(server::close);
        HttpCallers callers = new HttpCallers(server.files());
        opened.add(callers::close);
        return new BenchFleet(opened, () -> usedHere(workspace), callers.owner(), callers::runtime);
    }

    private static BenchFleet besides(Workspace workspace) throws IOException {
        CloseStack opened = new CloseStack();
        ServerProcess server = ServerProcess.start(workspace.directory());
        opened.add(server::close);
        HttpCallers callers = new HttpCallers(server.files());
        opened.add(callers::close);
        return new BenchFleet(opened, server::used, callers.owner(), callers::runtime);
    }

    private static Core core(Workspace workspace, CloseStack opened) {
        Core core = Core.open(CoreConfig.inDirectory(workspace.directory()).on(workspace.database()));
        opened.add(core::close);
        return core;
    }

    private static Duration usedHere(Workspace workspace) {
        return Stopwatch.usedHere().plus(workspace.used().get());
    }

    public ControlPlane owner() {
        return owner;
    }

    /** Starts a runtime of that name, in a new incarnation. */
    public Worker start(RuntimeName name) {
        Worker.Voice voice = runtimes.apply(name);
        return new Worker(
                name, voice.ask(plane -> plane.runtimes().start(START)).incarnation(), voice);
    }

    /** Returns the processor time of the control plane and its database; in process it includes that of the callers. */
    public Duration used() {
        return used.get();
    }

    @Override
    public void close() {
        opened.close();
    }
}
