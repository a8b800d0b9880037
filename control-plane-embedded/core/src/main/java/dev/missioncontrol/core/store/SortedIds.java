package dev.missioncontrol.core.store;

import dev.missioncontrol.core.log.EventLog;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Creates ids that sort by time of creation, on every node that writes the same log: 48 bits of milliseconds, 40 bits
 * of the log's sequence and 40 random bits in 26 characters of lower-case Crockford base 32. Confined to the writer.
 */
public final class SortedIds {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int SEQUENCE_BITS = 40;
    private static final int RANDOM_BITS = 40;

    private final Supplier<EventLog.End> end;
    private final RandomGenerator random;
    private BigInteger last = BigInteger.ZERO;

    /** @param end returns the end of the log, which is the same on every node */
    public SortedIds(Supplier<EventLog.End> end, RandomGenerator random) {
        this.end = end;
        this.random = random;
    }

    /** Returns the next id; ids do not go back when the clock does. */
    public String next(Instant now) {
        EventLog.End log = end.get();
        long millis = Math.max(now.toEpochMilli(), log.atMillis());
        long sequence = log.sequence() & ((1L << SEQUENCE_BITS) - 1);
        BigInteger place = BigInteger.valueOf(millis).shiftLeft(SEQUENCE_BITS).or(BigInteger.valueOf(sequence));
        BigInteger fresh = place.shiftLeft(RANDOM_BITS).or(noise());
        last = place.compareTo(last.shiftRight(RANDOM_BITS)) > 0 ? fresh : last.add(BigInteger.ONE);
        return text(last);
    }

    /** Keeps the top bit clear, so that counting up at one position never overflows into the next. */
    private BigInteger noise() {
        byte[] bits = new byte[RANDOM_BITS / Byte.SIZE];
        random.nextBytes(bits);
        return new BigInteger(1, bits).clearBit(RANDOM_BITS - 1);
    }

    private static String text(BigInteger value) {
        char[] digits = new char[LENGTH];
        BigInteger rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(digits);
    }
}
