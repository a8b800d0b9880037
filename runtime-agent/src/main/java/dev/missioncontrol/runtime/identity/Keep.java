package dev.missioncontrol.runtime.identity;

import java.io.IOException;
import java.util.Optional;

/** Where a machine remembers itself. Confined to one thread at a time. */
public interface Keep {
    /** Nowhere but in memory: the next start joins anew. */
    Keep MEMORY = new Keep() {
        @Override
        public Optional<Kept> find() {
            return Optional.empty();
        }

        @Override
        public void put(Kept kept) {}
    };

    /** What was kept last. */
    Optional<Kept> find() throws IOException;

    /** Returns once it can be found again after any crash. */
    void put(Kept kept) throws IOException;
}
