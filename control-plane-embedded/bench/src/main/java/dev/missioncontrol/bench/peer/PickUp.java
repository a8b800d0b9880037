package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Workspace;

/** One side of a comparison of how soon work is picked up by somebody who waits for it while nothing else happens. */
public interface PickUp extends Contender {
    /** From just before the work is asked for until it is in the hands of who waited, so many times. */
    Latencies round(Workspace workspace, int samples) throws Exception;
}
