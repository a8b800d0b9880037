package dev.missioncontrol.core.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that is left to chance in a world; the seed decides it. Confined to one thread. */
final class Chance {
    private final SplittableRandom random;

    /** Neighbouring seeds are stirred, or their worlds would be the same but for one step. */
    Chance(long seed) {
        this(new SplittableRandom(stirred(seed)));
    }

    private static long stirred(long seed) {
        long bits = (seed ^ (seed >>> 32)) * 0xD6E8FEB86659FD93L;
        bits = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
        return bits ^ (bits >>> 32);
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** An independent source, so that one part of the world does not change what happens to another. */
    Chance split() {
        return new Chance(random.split());
    }

    RandomGenerator generator() {
        return random;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    Duration millis(int least, int most) {
        return Duration.ofMillis(between(least, most));
    }

    Duration seconds(int least, int most) {
        return millis(least * 1000, most * 1000);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A key that no other command of this world has. */
    String token() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
