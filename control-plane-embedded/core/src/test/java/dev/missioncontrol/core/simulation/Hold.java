package dev.missioncontrol.core.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * A promise to a holder.
 *
 * @param promised until when, by the control plane's wall clock
 * @param safe how long, in time that went by, nobody may take the lease away
 * @param over from when on it must not be there any more
 */
record Hold(Instant promised, Duration safe, Duration over) {
    /** A promise made now. */
    static Hold until(Instant promised, Instant wall, Duration elapsed) {
        Duration end = elapsed.plus(Duration.between(wall, promised));
        return new Hold(promised, end, end);
    }

    /** The control plane was away: a full term from now, and at most the longest. */
    Hold graced(Duration now, Duration term, Duration longest) {
        return new Hold(promised, now.plus(term), now.plus(longest));
    }

    /** It may have been graced, or not. */
    Hold perhapsGraced(Duration now, Duration longest) {
        Duration latest = now.plus(longest);
        return new Hold(promised, safe, latest.compareTo(over) > 0 ? latest : over);
    }
}
