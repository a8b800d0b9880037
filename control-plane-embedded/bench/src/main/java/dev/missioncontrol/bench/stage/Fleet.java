package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.loop.Closing;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.server.LocalServer;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** A control plane that is open on a place, with its callers. Thread-safe once open. */
public final class Fleet implements AutoCloseable {
    private static final RuntimeStart START = new RuntimeStart("bench", "bench", "1", false);

    private final Closing closing;
    private final Supplier<Duration> used;
    private final ControlPlane owner;
    private final Function<RuntimeName, Worker.Voice> runtimes;

    private Fleet(
            Closing closing,
            Supplier<Duration> used,
            ControlPlane owner,
            Function<RuntimeName, Worker.Voice> runtimes) {
        this.closing = closing;
        this.used = used;
        this.owner = owner;
        this.runtimes = runtimes;
    }

    /** Opens a control plane on the place and, where it is reached over HTTP, a server before it. */
    public static Fleet open(Place place, Way way) throws IOException {
        return switch (way) {
            case IN_PROCESS -> inProcess(place);
            case HTTP -> overHttp(place);
            case SERVER -> besides(place);
        };
    }

    private static Fleet inProcess(Place place) {
        Closing closing = new Closing();
        Core core = core(place, closing);
        return new Fleet(closing, () -> usedHere(place), core.asOwner(), name -> voice(core, name));
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

    private static Fleet overHttp(Place place) {
        Closing closing = new Closing();
        Core core = core(place, closing);
        LocalServer server = LocalServer.start(core, place.directory(), "127.0.0.1", OptionalInt.empty());
        closing.add(server::close);
        HttpCallers callers = new HttpCallers(server.files());
        closing.add(callers::close);
        return new Fleet(closing, () -> usedHere(place), callers.owner(), callers::runtime);
    }

    private static Fleet besides(Place place) throws IOException {
        Closing closing = new Closing();
        ServerProcess server = ServerProcess.start(place.directory());
        closing.add(server::close);
        HttpCallers callers = new HttpCallers(server.files());
        closing.add(callers::close);
        return new Fleet(closing, server::used, callers.owner(), callers::runtime);
    }

    private static Core core(Place place, Closing closing) {
        Core core = Core.open(CoreConfig.inDirectory(place.directory()).on(place.database()));
        closing.add(core::close);
        return core;
    }

    private static Duration usedHere(Place place) {
        return Stopwatch.usedHere().plus(place.used().get());
    }

    public ControlPlane owner() {
        return owner;
    }

    /** A runtime of that name, in a new incarnation. */
    public Worker start(RuntimeName name) {
        Worker.Voice voice = runtimes.apply(name);
        return new Worker(
                name, voice.ask(plane -> plane.runtimes().start(START)).incarnation(), voice);
    }

    /** The processor time of the control plane and its database; in process that of the callers is in it. */
    public Duration used() {
        return used.get();
    }

    @Override
    public void close() {
        closing.close();
    }
}
