package dev.missioncontrol.console.fake;

import java.util.concurrent.atomic.AtomicLong;

/** Creates ids in the control plane's form, each sorting after all earlier ones. Thread-safe. */
final class Ids {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final AtomicLong made = new AtomicLong();

    String next() {
        StringBuilder digits = new StringBuilder();
        for (long rest = made.incrementAndGet() * 7919; digits.length() < 22; rest /= 32) {
            digits.insert(0, DIGITS.charAt((int) (rest % 32)));
        }
        return "01k9" + digits;
    }
}
