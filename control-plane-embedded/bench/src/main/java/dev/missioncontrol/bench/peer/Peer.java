package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;

/** One side of a comparison of rates. Keeps nothing from round to round but what it learned of its own speed. */
public interface Peer extends Contender {
    /** Works for about {@code length} on an empty place; whatever it has to prepare does not count. */
    Rate round(Place place, Duration length) throws Exception;
}
