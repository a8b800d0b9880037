package dev.missioncontrol.core.store;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * Makes ids that sort by time of creation: 48 bits of milliseconds and 80 random bits in 26 characters of lower-case
 * Crockford base 32. Within one process each is greater than the one before. Confined to the writer.
 */
public final class SortedIds {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int RANDOM_BITS = 80;

    private final SecureRandom random = new SecureRandom();
    private BigInteger last = BigInteger.ZERO;

    /** The next id; a clock that goes back does not make ids go back. */
    public String next(Instant now) {
        BigInteger fresh =
                BigInteger.valueOf(now.toEpochMilli()).shiftLeft(RANDOM_BITS).or(noise());
        last = fresh.shiftRight(RANDOM_BITS).compareTo(last.shiftRight(RANDOM_BITS)) > 0
                ? fresh
                : last.add(BigInteger.ONE);
        return text(last);
    }

    /** The top bit stays clear so that counting up within a millisecond never overflows into the time. */
    private BigInteger noise() {
        return new BigInteger(RANDOM_BITS - 1, random);
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
