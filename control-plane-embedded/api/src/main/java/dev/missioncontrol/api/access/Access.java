package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * Tells a caller its identity and issues tokens for others. A principal can give no more than its own rights: operators
 * issue tokens to machines and invite support, owners do the rest. Repeating a key issues no second token and cannot
 * return the first one again; it is refused with {@code CONFLICT} (already-issued), naming the token's id. Thread-safe.
 */
public interface Access {
    /** The caller, as the log will name it. */
    Actor whoAmI();

    /** Lists the valid tokens, newest first. */
    Page<TokenInfo> tokens(@Nullable String cursor, int limit);

    /**
     * Issues a token. Earlier tokens of a runtime stay valid until the new one is first used; the classic clients'
     * earlier token ends at once; other roles may have several tokens.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} for a role that the caller may not give
     */
    IssuedToken issue(NewToken wanted, IdempotencyKey key);

    /**
     * Issues a token that replaces an existing one, with the same term. The old one stays valid until the new one is
     * first used, and for ten minutes at most.
     *
     * @throws ControlPlaneException {@code NOT_FOUND}; {@code INVALID} for an invitation
     */
    IssuedToken rotate(TokenId id, IdempotencyKey key);

    /**
     * Ends a token or an invitation: its next request is refused, and its waiting requests end within a second.
     *
     * @throws ControlPlaneException {@code NOT_FOUND}, also when it has ended before
     */
    void revoke(TokenId id);

    /**
     * Issues a token for the worker on an item that the calling runtime holds. It allows notes, output, asks and the
     * result of that item alone, and ends together with this lease.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-item) when the caller does not hold it at that epoch
     */
    IssuedToken issueTask(ItemId item, Epoch epoch, IdempotencyKey key);

    /** Issues a single-use invitation for a person of that role and name, who redeems it for a token. */
    IssuedToken invite(NewToken person, IdempotencyKey key);

    /**
     * Redeems the invitation that the caller bears for the person's token.
     *
     * @throws ControlPlaneException {@code GONE} when it was redeemed before
     */
    IssuedToken redeem(IdempotencyKey key);

    /** Returns whether the classic clients' token is accepted. */
    boolean classicOn();

    /** Accepts or refuses the classic clients' token from now on. */
    void switchClassic(boolean on);

    /** Does {@link #issue} for a runtime. */
    default Token issueRuntimeToken(RuntimeName name) {
        return issue(NewToken.of(Role.RUNTIME, name.value()), IdempotencyKey.random())
                .token();
    }

    /** Does {@link #issue} for the classic clients. */
    default Token issueClassicToken() {
        return issue(NewToken.of(Role.CLASSIC, NewToken.CLASSIC), IdempotencyKey.random())
                .token();
    }
}
