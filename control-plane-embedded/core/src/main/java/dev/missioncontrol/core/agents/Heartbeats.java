package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.core.agents.RuntimeStore.Sign;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** The newest sign of life of each runtime. Thread-safe. */
public final class Heartbeats {
    private final Telemetry.Buffer<RuntimeName, Sign> newest;
    private final ControlPlaneUptime uptime;
    private final Map<RuntimeName, Heard> here = new ConcurrentHashMap<>();

    /** When a runtime was heard by this node, and in which time without a gap. */
    private record Heard(Instant at, long stretch) {}

    public Heartbeats(Telemetry telemetry, ControlPlaneUptime uptime) {
        this.uptime = uptime;
        this.newest = telemetry.of(RuntimeStore.SIGNS);
    }

    void beat(RuntimeName name, Incarnation life, List<SessionReport> sessions, Instant at) {
        here.put(name, new Heard(at, uptime.stretch().number()));
        newest.put(new Sign(name, life, at, sessions));
    }

    /** How a runtime is by its last sign of life. */
    Liveness liveness(RuntimeStore.Row row, Instant now) {
        return row.gone() ? Liveness.LOST : LivenessThresholds.RUNTIME.at(Duration.between(heard(row, now), now));
    }

    /** What that rests on. */
    Evidence evidence(RuntimeStore.Row row, String observation) {
        boolean away = beforeGap(row) || uptime.stretch().since().isAfter(row.lastSign());
        return new Evidence(away ? observation + ", before the control plane came back" : observation, row.lastSign());
    }

    /** When each runtime was last heard; nobody is judged by time without a control plane, unless it was lost before. */
    List<Instant> heard(Handle handle, Instant now) {
        return runtimes(handle).stream()
                .map(row -> row.gone() ? row.lastSign() : heard(row, now))
                .toList();
    }

    /** From when on silence counts: from the last sign, or from when the control plane came back. */
    private Instant heard(RuntimeStore.Row row, Instant now) {
        Instant since = uptime.stretch().since();
        Instant sign = row.lastSign();
        boolean counts = sign.isAfter(since) && !sign.isAfter(now) && !beforeGap(row);
        return counts ? sign : since;
    }

    /** Whether the sign came through this node and before the last gap; times cannot tell where the clock went back. */
    private boolean beforeGap(RuntimeStore.Row row) {
        Heard heard = here.get(row.name());
        return heard != null
                && heard.at().toEpochMilli() == row.lastSign().toEpochMilli()
                && heard.stretch() != uptime.stretch().number();
    }

    /** All runtimes as they are now. */
    List<RuntimeStore.Row> runtimes(Store store) {
        return store.read(this::runtimes);
    }

    private List<RuntimeStore.Row> runtimes(Handle handle) {
        Map<RuntimeName, Sign> waiting = newest.all();
        return RuntimeStore.list(handle).stream()
                .map(row -> new RuntimeStore.Row(row.runtimeRow(), waiting.getOrDefault(row.name(), row.sign())))
                .toList();
    }
}
