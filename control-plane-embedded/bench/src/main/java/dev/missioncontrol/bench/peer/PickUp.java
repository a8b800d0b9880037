package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Workspace;

/** One side of a comparison of pick-up times: a waiting receiver gets work while nothing else happens. */
public interface PickUp extends Contender {
    /** Measures the time from just before the request for work until the receiver has it, {@code samples} times. */
    Latencies round(Workspace workspace, int samples) throws Exception;
}
