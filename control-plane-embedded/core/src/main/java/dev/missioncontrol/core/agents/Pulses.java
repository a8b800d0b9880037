package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.core.agents.RuntimeStore.Sign;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Telemetry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The newest sign of life of each runtime. Thread-safe. */
public final class Pulses {
    private final Telemetry.Buffer<RuntimeName, Sign> newest;
    private final Presence presence;

    public Pulses(Telemetry telemetry, Presence presence) {
        this.presence = presence;
        this.newest = telemetry.of(RuntimeStore.SIGNS);
    }

    void beat(RuntimeName name, List<SessionReport> sessions, Instant at) {
        newest.put(new Sign(name, at, sessions));
    }

    /** How a runtime is by its last sign of life. */
    Liveness liveness(RuntimeStore.Row row, Instant now) {
        return row.gone() ? Liveness.LOST : presence.of(row.lastSign(), now);
    }

    /** What that rests on. */
    Evidence evidence(RuntimeStore.Row row, String observation) {
        boolean away = presence.before(row.lastSign());
        return new Evidence(away ? observation + ", before the control plane came back" : observation, row.lastSign());
    }

    /** When each runtime was last heard; nobody is judged by time without a control plane, unless it was lost before. */
    List<Instant> heard(Handle handle) {
        return runtimes(handle).stream()
                .map(row -> row.gone() ? row.lastSign() : presence.heard(row.lastSign()))
                .toList();
    }

    /** All runtimes as they are now. */
    List<RuntimeStore.Row> runtimes(Store store) {
        return store.read(this::runtimes);
    }

    private List<RuntimeStore.Row> runtimes(Handle handle) {
        Map<RuntimeName, Sign> waiting = newest.all();
        return RuntimeStore.list(handle).stream()
                .map(row -> new RuntimeStore.Row(row.life(), waiting.getOrDefault(row.name(), row.sign())))
                .toList();
    }
}
