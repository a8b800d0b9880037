package dev.missioncontrol.api.access;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How machines come to be known: with a join token once, and then by keys of their own and tokens that live an hour. Whoever
 * shows a token that it has itself replaced is not alone with it, and is locked out. Thread-safe.
 */
public interface Enrolments {
    /** How long a join token is good, where nobody says otherwise. */
    Duration JOIN_TERM = Duration.ofMinutes(10);
    /** The longest that it can be. */
    Duration JOIN_TERM_MAX = Duration.ofMinutes(60);
    /** How long an enrolled machine's token is good. */
    Duration TOKEN_TERM = Duration.ofHours(1);

    /**
     * A join token for a runtime or an agent of that name, good once; also for one that is known already or locked, which
     * starts anew with it.
     *
     * @throws ControlPlaneException {@code INVALID} for who is not a machine and for a term beyond {@link #JOIN_TERM_MAX}
     */
    IssuedToken letJoin(NewToken machine, IdempotencyKey key);

    /** The machines that enrolled, by name. */
    Page<Identity> identities(@Nullable String cursor, int limit);

    /** What the join token is for that the caller bears. */
    Joining joining();

    /**
     * Makes of the bearer of a join token the machine that it names, with these keys; tokens that the machine had before end.
     *
     * @throws ControlPlaneException {@code GONE} (join-token-used) when it was redeemed before; {@code INVALID} for a signature
     *     that is none
     */
    Enrolled enrol(Enrolment enrolment, IdempotencyKey key);

    /**
     * A token of the next generation for the machine that bears one. Both are good until the new one is first used, and the
     * old one for ten minutes at most; it may have expired before.
     *
     * @throws ControlPlaneException {@code INVALID} for a signature that is none
     */
    Enrolled renew(Renewal renewal, IdempotencyKey key);
}
