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
        return presence.of(row.lastSign(), now);
    }

    /** What that rests on. */
    Evidence evidence(RuntimeStore.Row row, String observation) {
        boolean away = presence.before(row.lastSign());
        return new Evidence(away ? observation + ", before the control plane came back" : observation, row.lastSign());
    }

    /** All runtimes as they are now. */
    List<RuntimeStore.Row> runtimes(Store store) {
        Map<RuntimeName, Sign> waiting = newest.all();
        return store.read(RuntimeStore::list).stream()
                .map(row -> new RuntimeStore.Row(row.life(), waiting.getOrDefault(row.name(), row.sign())))
                .toList();
    }
}
