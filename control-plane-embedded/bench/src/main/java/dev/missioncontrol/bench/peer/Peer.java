package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;

/** One side of a comparison of rates. Keeps nothing from round to round but what it learned of its own speed. */
public interface Peer extends Contender {
    /** Works for about {@code length} on an empty place; whatever it has to prepare does not count. */
    Rate round(Workspace workspace, Duration length) throws Exception;
}
