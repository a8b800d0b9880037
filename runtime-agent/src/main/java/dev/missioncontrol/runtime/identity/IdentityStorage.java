package dev.missioncontrol.runtime.identity;

import java.io.IOException;
import java.util.Optional;

/** Stores the identity of a machine between starts. Confined to one thread at a time. */
public interface IdentityStorage {
    /** Keeps the identity in memory only, so that each start needs a join token. */
    IdentityStorage MEMORY = new IdentityStorage() {
        @Override
        public Optional<StoredIdentity> find() {
            return Optional.empty();
        }

        @Override
        public void put(StoredIdentity storedIdentity) {}
    };

    /** Returns the identity that was stored last. */
    Optional<StoredIdentity> find() throws IOException;

    /** Returns once the identity will be found again after any crash. */
    void put(StoredIdentity storedIdentity) throws IOException;
}
