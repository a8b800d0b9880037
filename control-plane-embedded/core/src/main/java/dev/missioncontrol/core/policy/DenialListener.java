package dev.missioncontrol.core.policy;

import dev.missioncontrol.api.Actor;

/**
 * Records that a caller tried to reach something of another principal. The caller is told that it does not exist.
 * Thread-safe.
 */
@FunctionalInterface
public interface DenialListener {
    /** Not to be called within a transaction. {@code what} names the target as the log names subjects. */
    void foreign(Actor who, String what);
}
