package dev.missioncontrol.runtime.identity;

import java.io.IOException;
import java.util.Optional;

/** Where a machine remembers itself. Confined to one thread at a time. */
public interface IdentityStorage {
    /** Nowhere but in memory: the next start joins anew. */
    IdentityStorage MEMORY = new IdentityStorage() {
        @Override
        public Optional<StoredIdentity> find() {
            return Optional.empty();
        }

        @Override
        public void put(StoredIdentity storedIdentity) {}
    };

    /** What was kept last. */
    Optional<StoredIdentity> find() throws IOException;

    /** Returns once it can be found again after any crash. */
    void put(StoredIdentity storedIdentity) throws IOException;
}
