package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.console.words.Ages;
import java.time.Duration;
import java.time.Instant;

/** Describes a lease in words and as a fraction of its term. */
final class LeaseText {
    private LeaseText() {}

    static String left(Lease lease, Instant now) {
        Duration left = Duration.between(now, lease.expiresAt());
        return left.isNegative() || left.isZero() ? "running out" : Ages.of(left);
    }

    /** Returns the remaining fraction of the term, from 1 (just renewed) to 0 (expired). */
    static double part(Lease lease, Instant now) {
        Duration term = switch (lease.holder()) {
            case Holder.RuntimeHolder runtime -> Lease.TERM;
            case Holder.ClassicHolder classic -> Lease.CLASSIC_TERM;
        };
        double part = (double) Duration.between(now, lease.expiresAt()).toMillis() / term.toMillis();
        return Math.clamp(part, 0, 1);
    }
}
