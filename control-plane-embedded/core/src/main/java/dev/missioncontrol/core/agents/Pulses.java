package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.RuntimeName;
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

    public Pulses(Telemetry telemetry) {
        this.newest = telemetry.of(RuntimeStore.SIGNS);
    }

    void beat(RuntimeName name, List<SessionReport> sessions, Instant at) {
        newest.put(new Sign(name, at, sessions));
    }

    /** All runtimes as they are now. */
    List<RuntimeStore.Row> runtimes(Store store) {
        Map<RuntimeName, Sign> waiting = newest.all();
        return store.read(RuntimeStore::list).stream()
                .map(row -> new RuntimeStore.Row(row.life(), waiting.getOrDefault(row.name(), row.sign())))
                .toList();
    }
}
