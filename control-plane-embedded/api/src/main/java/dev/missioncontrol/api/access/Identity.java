package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;

/**
 * A machine that enrolled.
 *
 * @param generation of the newest token that it was given
 * @param joinedAt when it enrolled last
 * @param locked it showed a token that it had replaced itself, so somebody else has had one: nothing of it is taken until it
 *     joins again
 */
public record Identity(Actor machine, PublicKeys keys, long generation, Instant joinedAt, boolean locked) {
    public Identity {
        Checks.required(machine, "machine");
        Checks.required(keys, "keys");
        Checks.required(joinedAt, "joinedAt");
    }
}
