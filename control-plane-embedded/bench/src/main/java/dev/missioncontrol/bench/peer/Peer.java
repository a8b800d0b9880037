package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;

/** One side of a comparison of rates. Keeps nothing between rounds but its estimate of its own speed. */
public interface Peer extends Contender {
    /** Works for about {@code length} in an empty workspace; preparation does not count. */
    Rate round(Workspace workspace, Duration length) throws Exception;
}
