package dev.missioncontrol.core.secrets;

import java.util.Optional;

/**
 * The root key as a machine keeps it for its user: a keychain, or what the service manager hands a server. Without one the
 * broker waits for a passphrase; nothing falls back to a file. Thread-safe.
 */
public interface RootKeySource {
    /** The keeper's name, for example {@code keychain}. */
    String keeper();

    /** 32 bytes, which are the caller's to wipe; empty where the keeper cannot be reached. */
    Optional<byte[]> find();

    /** No keeper: a passphrase opens the broker. */
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
