package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.agents.Liveness;
import java.time.Duration;

/** The ages of a heartbeat at which liveness changes. */
record LivenessThresholds(Duration alive, Duration suspect) {
    /** Runtimes send a heartbeat every 10 s. */
    static final LivenessThresholds RUNTIME = new LivenessThresholds(Duration.ofSeconds(20), Duration.ofSeconds(35));
    /** For classic clients: {@code active} and {@code idle} on the wire. */
    static final LivenessThresholds CLASSIC = new LivenessThresholds(Duration.ofMinutes(10), Duration.ofMinutes(30));

    Liveness at(Duration age) {
        if (age.compareTo(alive) < 0) {
            return Liveness.ALIVE;
        }
        return age.compareTo(suspect) < 0 ? Liveness.SUSPECT : Liveness.LOST;
    }
}
