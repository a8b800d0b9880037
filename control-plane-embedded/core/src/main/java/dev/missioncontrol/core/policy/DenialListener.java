package dev.missioncontrol.core.policy;

import dev.missioncontrol.api.Actor;

/**
 * Hears that somebody reached for what is not its own. The caller is told that there is no such thing, and this is where it is
 * written down. Thread-safe.
 */
@FunctionalInterface
public interface DenialListener {
    /** Not to be called within a transaction. {@code what} names the thing as the log names subjects. */
    void foreign(Actor who, String what);
}
