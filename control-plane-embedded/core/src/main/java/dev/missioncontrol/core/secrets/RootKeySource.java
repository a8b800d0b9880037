package dev.missioncontrol.core.secrets;

import java.util.Optional;

/**
 * Finds the root key that a machine keeps for its user: in a keychain, or from the service manager of a server. Without
 * one the broker waits for a passphrase; there is no fallback to a file. Thread-safe.
 */
public interface RootKeySource {
    /** Returns the keeper's name, for example {@code keychain}. */
    String keeper();

    /** Returns 32 bytes, which the caller must wipe; empty if the keeper cannot be reached. */
    Optional<byte[]> find();

    /** No keeper: the broker needs a passphrase. */
    static RootKeySource none() {
        return new RootKeySource() {
            @Override
            public String keeper() {
                return "none";
            }

            @Override
            public Optional<byte[]> find() {
                return Optional.empty();
            }
        };
    }
}
