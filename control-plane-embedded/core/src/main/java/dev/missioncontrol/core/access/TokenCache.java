package dev.missioncontrol.core.access;

import dev.missioncontrol.core.loop.Monotonic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches tokens by digest, so that a request need not ask the database. Every change of a token clears the cache. If
 * other nodes write to the same database, entries are valid only for a short time after the number of changes was
 * checked. Thread-safe.
 */
final class TokenCache {
    private static final int TOKENS_MAX = 10_000;

    /** The longest delay until a revocation by another node is noticed, even if its notification is lost. */
    private static final Duration VOUCHED = Duration.ofMillis(700);

    private final boolean shared;
    private final Monotonic time;
    private volatile Known known = new Known();
    private volatile Look last = new Look(-1, Duration.ofDays(-1));

    TokenCache(boolean shared, Monotonic time) {
        this.shared = shared;
        this.time = time;
    }

    /** The number of changes and the time at which it was read. */
    private record Look(long changes, Duration since) {}

    /** A valid token and the time of its last recorded use. */
    static final class Found {
        private final Credential credential;
        private volatile Instant noted = Instant.MIN;

        Found(Credential credential) {
            this.credential = credential;
        }

        Credential credential() {
            return credential;
        }

        /** Returns whether its use is due to be recorded; recording it twice does no harm. */
        boolean dueAt(Instant now) {
            if (now.isBefore(noted.plus(TokenUseStore.APART)) && !now.isBefore(noted)) {
                return false;
            }
            noted = now;
            return true;
        }
    }

    /** The entries of one state of the tokens: a search that began before a change must not be cached after it. */
    final class Known {
        private final Map<TokenDigest, Found> byDigest = new ConcurrentHashMap<>();

        Optional<Found> find(TokenDigest digest) {
            return vouched() ? Optional.ofNullable(byDigest.get(digest)) : Optional.empty();
        }

        void remember(TokenDigest digest, Found found) {
            if (byDigest.size() < TOKENS_MAX) {
                byDigest.put(digest, found);
            }
        }
    }

    private boolean vouched() {
        return !shared || time.elapsed().minus(last.since()).compareTo(VOUCHED) < 0;
    }

    Known now() {
        return known;
    }

    void forget() {
        known = new Known();
    }

    Duration time() {
        return time.elapsed();
    }

    /** Records the number of changes read by a check that began at that time. */
    synchronized void looked(Duration begun, long changes) {
        if (changes != last.changes()) {
            forget();
        }
        last = new Look(changes, begun);
    }
}
