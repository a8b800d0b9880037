package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.core.agents.RuntimeStore.Sign;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Keeps the newest heartbeat of each runtime. Thread-safe. */
public final class Heartbeats {
    private final TelemetryBuffer<RuntimeName, Sign> newest;
    private final ControlPlaneUptime uptime;
    private final Map<RuntimeName, Heard> here = new ConcurrentHashMap<>();

    /** The time of a runtime's heartbeat at this node, and the stretch of uptime in which it came. */
    private record Heard(Instant at, long stretch) {}

    public Heartbeats(Telemetry telemetry, ControlPlaneUptime uptime) {
        this.uptime = uptime;
        this.newest = telemetry.remembered(RuntimeStore.SIGNS);
    }

    void beat(RuntimeName name, Incarnation life, List<SessionReport> sessions, Instant at) {
        here.put(name, new Heard(at, uptime.stretch().number()));
        newest.put(new Sign(name, life, at, sessions));
    }

    /** Returns the liveness of a runtime by its last heartbeat. */
    Liveness liveness(RuntimeStore.Row row, Instant now) {
        return gone(row) ? Liveness.LOST : LivenessThresholds.RUNTIME.at(Duration.between(heard(row, now), now));
    }

    /** Returns the evidence for the liveness. */
    Evidence evidence(RuntimeStore.Row row, String observation) {
        boolean away = beforeGap(row) || uptime.stretch().since().isAfter(row.lastSign());
        return new Evidence(away ? observation + ", before the control plane came back" : observation, row.lastSign());
    }

    /**
     * Returns the time of each runtime's last heartbeat. The control plane's own downtime does not count, except for
     * runtimes that were lost before.
     */
    List<Instant> heard(Handle handle, Instant now) {
        return runtimes(handle).stream()
                .map(row -> gone(row) ? row.lastSign() : heard(row, now))
                .toList();
    }

    /**
     * Returns whether a runtime was lost and has been silent since. A last sign before the one it was lost with is what a
     * power failure has left of telemetry, unless it came here: then the clock was set back.
     */
    boolean gone(RuntimeStore.Row row) {
        if (row.runtimeRow().loss() == null) {
            return false;
        }
        long heard = row.runtimeRow().loss().heard().toEpochMilli();
        long sign = row.lastSign().toEpochMilli();
        return sign == heard || (sign < heard && !hasHeard(row));
    }

    private boolean hasHeard(RuntimeStore.Row row) {
        Heard heard = here.get(row.name());
        return heard != null && heard.at().toEpochMilli() == row.lastSign().toEpochMilli();
    }

    /** Returns the start of the silence: the last heartbeat, or the control plane's return. */
    private Instant heard(RuntimeStore.Row row, Instant now) {
        Instant since = uptime.stretch().since();
        Instant sign = row.lastSign();
        boolean counts = sign.isAfter(since) && !sign.isAfter(now) && !beforeGap(row);
        return counts ? sign : since;
    }

    /**
     * Returns whether the heartbeat came through this node before the last gap; times cannot tell if the clock was set
     * back.
     */
    private boolean beforeGap(RuntimeStore.Row row) {
        Heard heard = here.get(row.name());
        return heard != null
                && hasHeard(row)
                && heard.stretch() != uptime.stretch().number();
    }

    List<RuntimeStore.Row> runtimes(Store store) {
        return store.read(this::runtimes);
    }

    private List<RuntimeStore.Row> runtimes(Handle handle) {
        Map<RuntimeName, Sign> signs = newest.read(handle);
        return RuntimeStore.list(handle).stream()
                .map(row -> new RuntimeStore.Row(row, signs.get(row.name())))
                .toList();
    }
}
