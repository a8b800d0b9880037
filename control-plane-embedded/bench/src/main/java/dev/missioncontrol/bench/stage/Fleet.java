package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.loop.Closing;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.server.LocalServer;
import java.util.OptionalInt;
import java.util.function.Function;

/** A control plane that is open on a place, reached in process or over HTTP on loopback. Thread-safe once open. */
public final class Fleet implements AutoCloseable {
    private final Closing closing;
    private final ControlPlane owner;
    private final Function<RuntimeName, ControlPlane> runtimes;

    /** How callers reach a control plane. */
    public enum Way {
        IN_PROCESS,
        HTTP
    }

    /** A runtime that has started. */
    public record Worker(ControlPlane plane, Incarnation incarnation) {}

    private Fleet(ControlPlane owner, Function<RuntimeName, ControlPlane> runtimes, Closing closing) {
        this.owner = owner;
        this.runtimes = runtimes;
        this.closing = closing;
    }

    /** Opens a control plane on the place and, where it is reached over HTTP, a server before it. */
    public static Fleet open(Place place, Way way) {
        Core core = Core.open(config(place));
        Closing closing = new Closing();
        closing.add(core::close);
        return switch (way) {
            case IN_PROCESS ->
                new Fleet(core.asOwner(), name -> core.as(new Principal(Role.RUNTIME, name.value())), closing);
            case HTTP -> behind(LocalServer.start(core, place.directory(), "127.0.0.1", OptionalInt.empty()), closing);
        };
    }

    private static CoreConfig config(Place place) {
        CoreConfig usual = CoreConfig.inDirectory(place.directory());
        return switch (place.kind()) {
            case H2 -> usual;
            case POSTGRESQL -> usual.on(Database.Postgres.at(place.url(), place.user(), () -> ""));
        };
    }

    private static Fleet behind(LocalServer server, Closing closing) {
        closing.add(server::close);
        ControlPlane owner = client(server, server.files().ownerToken().orElseThrow(), closing);
        return new Fleet(owner, name -> client(server, owner.access().issueRuntimeToken(name), closing), closing);
    }

    private static ControlPlane client(LocalServer server, Token token, Closing closing) {
        HttpControlPlane client = new HttpControlPlane(server::url, () -> token);
        closing.add(client::close);
        return client;
    }

    public ControlPlane owner() {
        return owner;
    }

    /** A runtime of that name, in a new incarnation. */
    public Worker start(RuntimeName name) {
        ControlPlane plane = runtimes.apply(name);
        RuntimeStart start = new RuntimeStart("bench", "bench", "1", false);
        return new Worker(plane, plane.runtimes().start(start).incarnation());
    }

    @Override
    public void close() {
        closing.close();
    }
}
