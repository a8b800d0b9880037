package dev.missioncontrol.core.time;

import java.time.Duration;

/**
 * A step of the control plane's time to another wall time.
 *
 * @param by positive forward
 */
public record ClockAdoption(Duration by, Reason reason) {
    /** The reason for which the wall clock was believed. */
    public enum Reason {
        /** A start before the time of the newest event. */
        START,
        /** The machine slept as long as the wall clock went forward. */
        SLEEP,
        /** The wall clock has differed by the same for a minute. */
        STEADY
    }
}
