package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;

/**
 * An enrolled machine.
 *
 * @param generation of the newest token issued to it
 * @param joinedAt time of its latest enrolment
 * @param locked whether it presented a token that it had replaced itself, a sign of a copied token; all its requests
 * are refused until it enrols again
 */
public record Identity(Actor machine, PublicKeys keys, long generation, Instant joinedAt, boolean locked) {
    public Identity {
        Checks.required(machine, "machine");
        Checks.required(keys, "keys");
        Checks.required(joinedAt, "joinedAt");
    }
}
