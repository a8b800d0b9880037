package dev.missioncontrol.core.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * A promise to a holder. While a difference of the wall clock is worked off, time goes a little faster or slower.
 *
 * @param promised until when, by the control plane's time
 * @param safe how long, in time that went by, nobody may take the lease away
 * @param over from when on it must not be there any more
 */
record Hold(Instant promised, Duration safe, Duration over) {
    private static final int SLOWLY = 50;

    /** A promise made now. */
    static Hold until(Instant promised, Instant time, Duration elapsed) {
        Duration length = Duration.between(time, promised);
        return new Hold(promised, elapsed.plus(least(length)), elapsed.plus(most(length)));
    }

    private static Duration least(Duration length) {
        return length.minus(length.dividedBy(SLOWLY)).minusMillis(2);
    }

    private static Duration most(Duration length) {
        return length.plus(length.dividedBy(SLOWLY)).plusMillis(2);
    }

    /** The control plane was away: a full term from now, and at most the longest. */
    Hold graced(Duration now, Duration term, Duration longest) {
        return new Hold(promised, now.plus(least(term)), now.plus(most(longest)));
    }

    /** It may have been graced, or not. */
    Hold perhapsGraced(Duration now, Duration longest) {
        Duration latest = now.plus(most(longest));
        return new Hold(promised, safe, latest.compareTo(over) > 0 ? latest : over);
    }
}
