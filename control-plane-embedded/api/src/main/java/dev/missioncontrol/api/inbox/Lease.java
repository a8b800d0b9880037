package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.time.Duration;
import java.time.Instant;

/** The right to work on an item until {@code expiresAt} on the control plane's clock. */
public record Lease(Holder holder, Epoch epoch, Instant expiresAt) {
    /** Duration of a lease after a renewal. */
    public static final Duration TERM = Duration.ofSeconds(30);
    /** Duration of a lease after a claim: short, so that an item given to a caller that has gone comes back soon. */
    public static final Duration FIRST_TERM = Duration.ofSeconds(15);
    /** Interval between renewals by a holder. */
    public static final Duration RENEWAL = Duration.ofSeconds(10);
    /** Duration of the lease that an ack of a classic client takes. */
    public static final Duration CLASSIC_TERM = Duration.ofMinutes(30);
    /** The longest time for which a classic client may renew; then the lease ends and a human is asked. */
    public static final Duration CLASSIC_MAX = Duration.ofHours(4);

    public Lease {
        Checks.required(holder, "holder");
        Checks.required(epoch, "epoch");
        Checks.required(expiresAt, "expiresAt");
    }
}
