package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.Token;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds the identity that a machine stores. Never printed.
 *
 * @param since the time at which the token was issued, by this machine's clock
 * @param joinedWith digest of the join token, which tells whether that token has been redeemed
 */
public record StoredIdentity(
        Actor machine,
        Long generation,
        String token,
        Instant since,
        Duration term,
        String joinedWith,
        MachineKeys.Kept keys) {
    static StoredIdentity of(Enrolled enrolled, Instant now, String joinedWith, MachineKeys keys) {
        return new StoredIdentity(
                enrolled.machine(),
                enrolled.generation(),
                enrolled.token().token().reveal(),
                now,
                enrolled.term(),
                joinedWith,
                keys.keep());
    }

    /** Returns the token with which the machine continues. */
    public Token bearing() {
        return new Token(token);
    }

    /** Tells whether renewal is due: half of the token's life is over, or this machine's clock was set back. */
    boolean dueAt(Instant now) {
        return now.isBefore(since) || !now.isBefore(since.plus(term.dividedBy(2)));
    }

    @Override
    public String toString() {
        return "[identity of " + machine + ", generation " + generation + "]";
    }
}
