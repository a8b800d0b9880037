package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/**
 * How the broker is.
 *
 * @param key to which values and passphrases are sealed on their way in
 * @param toRewrap how many versions still lie under an older key, while a rotation goes on
 */
public record Broker(State state, SealingKey key, long toRewrap) {
    /** Whether it can open what it keeps. */
    public enum State {
        /** Nobody has given it a passphrase or another root key yet. */
        UNSET,
        /** It knows its root key by what it keeps, but does not have it. */
        LOCKED,
        OPEN
    }

    public Broker {
        Checks.required(state, "state");
        Checks.required(key, "key");
    }
}
