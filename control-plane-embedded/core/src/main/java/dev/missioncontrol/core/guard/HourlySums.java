package dev.missioncontrol.core.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums amounts by key over the last hour. Confined to one thread. */
final class HourlySums<K> {
    static final Duration LENGTH = Duration.ofHours(1);

    private final ArrayDeque<Entry<K>> entries = new ArrayDeque<>();
    private final Map<K, BigDecimal> sums = new HashMap<>();

    private record Entry<K>(Instant at, K key, BigDecimal amount) {}

    /** Counts one more and returns the count. */
    int count(K key, Instant at) {
        return add(key, BigDecimal.ONE, at).intValue();
    }

    /** Returns the count as of the last time added. */
    int count(K key) {
        return sums.getOrDefault(key, BigDecimal.ZERO).intValue();
    }

    /** Adds the amount and returns the sum. */
    BigDecimal add(K key, BigDecimal amount, Instant at) {
        forget(at);
        entries.add(new Entry<>(at, key, amount));
        return sums.merge(key, amount, BigDecimal::add);
    }

    private void forget(Instant now) {
        Instant from = now.minus(LENGTH);
        while (!entries.isEmpty() && entries.peek().at().isBefore(from)) {
            subtract(entries.remove());
        }
        while (!entries.isEmpty() && entries.peekLast().at().isAfter(now)) {
            subtract(entries.removeLast()); // the time went back
        }
    }

    private void subtract(Entry<K> old) {
        sums.computeIfPresent(old.key(), (_, sum) -> positive(sum.subtract(old.amount())));
    }

    private static @Nullable BigDecimal positive(BigDecimal sum) {
        return sum.signum() > 0 ? sum : null;
    }

    /** Restarts the count of a reported case. */
    void restart(K key) {
        entries.removeIf(entry -> entry.key().equals(key));
        sums.remove(key);
    }

    int size() {
        return entries.size();
    }
}
