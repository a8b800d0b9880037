package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.agents.Liveness;
import java.time.Duration;

/** How old a sign of life may be. */
record Thresholds(Duration alive, Duration suspect) {
    /** Runtimes give a sign every 10 s. */
    static final Thresholds RUNTIME = new Thresholds(Duration.ofSeconds(20), Duration.ofSeconds(35));
    /** Classic clients: what the wire calls active and idle. */
    static final Thresholds CLASSIC = new Thresholds(Duration.ofMinutes(10), Duration.ofMinutes(30));

    Liveness at(Duration age) {
        if (age.compareTo(alive) < 0) {
            return Liveness.ALIVE;
        }
        return age.compareTo(suspect) < 0 ? Liveness.SUSPECT : Liveness.LOST;
    }
}
