package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/**
 * The state of the broker.
 *
 * @param key to which incoming values and passphrases are sealed
 * @param toRewrap number of versions that are still under an older key during a rotation
 */
public record Broker(State state, SealingKey key, long toRewrap) {
    /** The state of the broker's root key. */
    public enum State {
        /** No passphrase or other root key has been set yet. */
        UNSET,
        /** The root key is set, but not in memory. */
        LOCKED,
        OPEN
    }

    public Broker {
        Checks.required(state, "state");
        Checks.required(key, "key");
    }
}
