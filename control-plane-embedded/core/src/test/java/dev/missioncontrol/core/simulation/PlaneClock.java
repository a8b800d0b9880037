package dev.missioncontrol.core.simulation;

import dev.missioncontrol.contract.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time by which the control plane acts, and the time that really passes.
 *
 * @param agreed what the control plane says that it is
 */
record PlaneClock(SteppedClock machine, InstantSource agreed) implements InstantSource {
    @Override
    public Instant instant() {
        return agreed.instant();
    }

    Duration elapsed() {
        return machine.elapsed();
    }
}
