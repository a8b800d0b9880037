package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.console.words.Ages;
import java.time.Duration;
import java.time.Instant;

/** A lease in words and as a part of its term. */
final class LeaseText {
    private LeaseText() {}

    static String left(Lease lease, Instant now) {
        Duration left = Duration.between(now, lease.expiresAt());
        return left.isNegative() || left.isZero() ? "running out" : Ages.of(left);
    }

    /** From 1 (just renewed) down to 0 (run out). */
    static double part(Lease lease, Instant now) {
        Duration term = switch (lease.holder()) {
            case Holder.RuntimeHolder runtime -> Lease.TERM;
            case Holder.ClassicHolder classic -> Lease.CLASSIC_TERM;
        };
        double part = (double) Duration.between(now, lease.expiresAt()).toMillis() / term.toMillis();
        return Math.clamp(part, 0, 1);
    }
}
