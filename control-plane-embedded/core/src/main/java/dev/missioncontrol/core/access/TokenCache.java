package dev.missioncontrol.core.access;

import dev.missioncontrol.core.loop.Monotonic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that were found before, by their digest, so that a request need not ask the database. Whoever changes a token forgets
 * them all. Where other nodes write to the same database they are good only for as long as a look at the number of changes
 * vouches for them. Thread-safe.
 */
final class TokenCache {
    private static final int TOKENS_MAX = 10_000;

    /** A revocation by another node is seen within this time, even if nothing tells of it. */
    private static final Duration VOUCHED = Duration.ofMillis(700);

    private final boolean shared;
    private final Monotonic time;
    private volatile Known known = new Known();
    private volatile Look last = new Look(-1, Duration.ofDays(-1));

    TokenCache(boolean shared, Monotonic time) {
        this.shared = shared;
        this.time = time;
    }

    /** How many changes there were, and since when that is known. */
    private record Look(long changes, Duration since) {}

    /** A token that is good, and when its use was noted last. */
    static final class Found {
        private final Credential credential;
        private volatile Instant noted = Instant.MIN;

        Found(Credential credential) {
            this.credential = credential;
        }

        Credential credential() {
            return credential;
        }

        /** Whether its use is to be noted once more; noting it twice does no harm. */
        boolean dueAt(Instant now) {
            if (now.isBefore(noted.plus(TokenUseStore.APART)) && !now.isBefore(noted)) {
                return false;
            }
            noted = now;
            return true;
        }
    }

    /** What was found since tokens changed last: a search that began before they did must not be remembered after it. */
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

    /** Somebody looked, beginning at that time, and saw so many changes. */
    synchronized void looked(Duration begun, long changes) {
        if (changes != last.changes()) {
            forget();
        }
        last = new Look(changes, begun);
    }
}
