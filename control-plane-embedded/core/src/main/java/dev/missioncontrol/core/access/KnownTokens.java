package dev.missioncontrol.core.access;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that were found before, by their digest, so that a request need not ask the database. For a database that no other
 * node writes to: whoever changes a token forgets them all. Thread-safe.
 */
final class KnownTokens {
    private static final int TOKENS_MAX = 10_000;

    private volatile Known known = new Known();

    /** What was found since tokens changed last: a search that began before they did must not be remembered after it. */
    static final class Known {
        private final Map<ByteBuffer, Tokens.Use> byDigest = new ConcurrentHashMap<>();

        Optional<Tokens.Use> find(byte[] digest) {
            return Optional.ofNullable(byDigest.get(ByteBuffer.wrap(digest)));
        }

        void remember(byte[] digest, Tokens.Use use) {
            if (byDigest.size() < TOKENS_MAX) {
                byDigest.put(ByteBuffer.wrap(digest.clone()), use);
            }
        }
    }

    Known now() {
        return known;
    }

    void forget() {
        known = new Known();
    }
}
