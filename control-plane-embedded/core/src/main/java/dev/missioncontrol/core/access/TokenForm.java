package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Role;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of a token: {@code mc<kind>_}, 43 characters of base 62 holding 256 random bits, and 6 characters of
 * CRC-32 over the preceding part. Anything else is refused without asking the database.
 */
final class TokenForm {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM = Pattern.compile("mc(opr|run|agt|cls|mtr|inv|join|task)_[0-9A-Za-z]{49}");
    private static final int SECRET_LENGTH = 43;
    private static final int CHECK_LENGTH = 6;

    private TokenForm() {}

    /** Formats a token of the role's kind from 32 random bytes. */
    static String of(Role role, byte[] secret) {
        String head = "mc" + kind(role) + "_" + base62(new BigInteger(1, secret), SECRET_LENGTH);
        return head + check(head);
    }

    static boolean wellFormed(String token) {
        if (!FORM.matcher(token).matches()) {
            return false;
        }
        int end = token.length() - CHECK_LENGTH;
        return check(token.substring(0, end)).equals(token.substring(end));
    }

    private static String kind(Role role) {
        return switch (role) {
            case OWNER, OPERATOR, SUPPORT -> "opr";
            case RUNTIME -> "run";
            case AGENT -> "agt";
            case CLASSIC -> "cls";
            case METRICS -> "mtr";
            case INVITED -> "inv";
            case JOINING -> "join";
            case TASK -> "task";
            case SYSTEM -> throw new IllegalArgumentException("the system has no token");
        };
    }

    private static String check(String head) {
        CRC32 crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECK_LENGTH);
    }

    private static String base62(BigInteger value, int length) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = value;
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        for (int i = 0; i < length; i++) {
            BigInteger[] step = rest.divideAndRemainder(base);
            digits.append(DIGITS.charAt(step[1].intValue()));
            rest = step[0];
        }
        return digits.reverse().toString();
    }
}
