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
 * Who the caller is, and tokens for others. Nobody gives more than they have: operators give tokens to machines and invite
 * support, owners do the rest. A key that is repeated mints nothing again and cannot bring a token back: it is refused with
 * {@code CONFLICT} (already-issued), naming the token's id. Thread-safe.
 */
public interface Access {
    /** The caller, as the log will name it. */
    Actor whoAmI();

    /** The tokens that are good, newest first. */
    Page<TokenInfo> tokens(@Nullable String cursor, int limit);

    /**
     * A new token. A runtime's ones before stay valid until any request is first made with this one; the classic clients' one
     * before ends at once; others live beside each other.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} for a role that the caller may not give
     */
    IssuedToken issue(NewToken wanted, IdempotencyKey key);

    /**
     * A new token for the bearer of that one, good for as long again; the old one stays valid until any request is first made
     * with the new one, and ten minutes at most.
     *
     * @throws ControlPlaneException {@code NOT_FOUND}; {@code INVALID} for an invitation
     */
    IssuedToken rotate(TokenId id, IdempotencyKey key);

    /**
     * Ends a token or an invitation: its next request is refused, and what it waits for ends within a second.
     *
     * @throws ControlPlaneException {@code NOT_FOUND}, also when it has ended before
     */
    void revoke(TokenId id);

    /**
     * A token for whoever works on an item that the calling runtime holds: good for notes, output, asks and the result of that
     * item alone, and dead the moment this lease ends.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-item) when the caller does not hold it at that epoch
     */
    IssuedToken issueTask(ItemId item, Epoch epoch, IdempotencyKey key);

    /** A single-use invitation for a person of that role and name; its bearer redeems it. */
    IssuedToken invite(NewToken person, IdempotencyKey key);

    /**
     * Turns the invitation that the caller bears into the person's token.
     *
     * @throws ControlPlaneException {@code GONE} when it was redeemed before
     */
    IssuedToken redeem(IdempotencyKey key);

    /** Whether the classic clients' token is taken. */
    boolean classicOn();

    /** Takes the classic clients' token from now on, or refuses it. */
    void switchClassic(boolean on);

    /** {@link #issue} for a runtime. */
    default Token issueRuntimeToken(RuntimeName name) {
        return issue(NewToken.of(Role.RUNTIME, name.value()), IdempotencyKey.random())
                .token();
    }

    /** {@link #issue} for the classic clients. */
    default Token issueClassicToken() {
        return issue(NewToken.of(Role.CLASSIC, NewToken.CLASSIC), IdempotencyKey.random())
                .token();
    }
}
