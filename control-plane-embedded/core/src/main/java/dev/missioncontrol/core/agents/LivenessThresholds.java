package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.agents.Liveness;
import java.time.Duration;

/** How old a sign of life may be. */
record LivenessThresholds(Duration alive, Duration suspect) {
    /** Runtimes give a sign every 10 s. */
    static final LivenessThresholds RUNTIME = new LivenessThresholds(Duration.ofSeconds(20), Duration.ofSeconds(35));
    /** Classic clients: what the wire calls active and idle. */
    static final LivenessThresholds CLASSIC = new LivenessThresholds(Duration.ofMinutes(10), Duration.ofMinutes(30));

    Liveness at(Duration age) {
        if (age.compareTo(alive) < 0) {
            return Liveness.ALIVE;
        }
        return age.compareTo(suspect) < 0 ? Liveness.SUSPECT : Liveness.LOST;
    }
}
