package dev.missioncontrol.api.access;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Enrols machines: a join token is redeemed once, and from then on the machine has keys of its own and tokens that last
 * an hour. A machine that presents a token which it has replaced itself has been copied, and is locked out.
 * Thread-safe.
 */
public interface Enrolments {
    /** The default lifetime of a join token. */
    Duration JOIN_TERM = Duration.ofMinutes(10);
    /** The longest lifetime of a join token. */
    Duration JOIN_TERM_MAX = Duration.ofMinutes(60);
    /** The lifetime of an enrolled machine's token. */
    Duration TOKEN_TERM = Duration.ofHours(1);

    /**
     * Issues a single-use join token for a runtime or an agent of that name. A machine that is known already, or
     * locked, enrols afresh with it.
     *
     * @throws ControlPlaneException {@code INVALID} if the role is not a machine's or the term exceeds
     * {@link #JOIN_TERM_MAX}
     */
    IssuedToken letJoin(NewToken machine, IdempotencyKey key);

    /** Lists the enrolled machines by name. */
    Page<Identity> identities(@Nullable String cursor, int limit);

    /** Describes the join token that the caller bears. */
    Joining joining();

    /**
     * Enrols the machine that the join token names, with these keys; earlier tokens of the machine end.
     *
     * @throws ControlPlaneException {@code GONE} (join-token-used) when it was redeemed before; {@code INVALID} for a
     * wrong signature
     */
    Enrolled enrol(Enrolment enrolment, IdempotencyKey key);

    /**
     * Issues a token of the next generation to the machine that bears one. Both are valid until the new one is first
     * used, the old one for ten minutes at most. The old one may have expired already.
     *
     * @throws ControlPlaneException {@code INVALID} for a wrong signature
     */
    Enrolled renew(Renewal renewal, IdempotencyKey key);
}
