package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Implements access for one principal. Thread-safe. */
public final class CoreAccess implements Access {
    private static final int PAGE_MAX = 500;

    private final AccessServices services;
    private final Principal principal;

    public CoreAccess(AccessServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
    }

    @Override
    public Actor whoAmI() {
        principal.require(Action.ASK_WHO_ONE_IS);
        return principal.actor();
    }

    @Override
    public Page<TokenInfo> tokens(@Nullable String cursor, int limit) {
        principal.require(Action.READ_TOKENS);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<TokenInfo> tokens = services.tokenVerifier()
                .list(cursor == null ? null : cursor(cursor).value(), rows + 1);
        return Page.of(tokens, rows, token -> token.id().value());
    }

    private static TokenId cursor(String cursor) {
        try {
            return new TokenId(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }

    @Override
    public IssuedToken issue(NewToken wanted, IdempotencyKey key) {
        principal.require(giving(wanted.role()));
        return services.service().issue(wanted, principal.actor(), call(key, "issue " + Json.write(wanted)));
    }

    @Override
    public IssuedToken rotate(TokenId id, IdempotencyKey key) {
        principal.requireAny(Action.ISSUE_TOKEN, Action.ISSUE_PERSON_TOKEN);
        return services.service()
                .rotate(
                        id,
                        credential -> {
                            requireGiven(credential);
                            principal.require(giving(credential.info().role()));
                        },
                        principal.actor(),
                        call(key, "rotate " + id));
    }

    private static void requireGiven(Credential credential) {
        Role role = credential.info().role();
        if (credential.generation() != null) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "not-rotatable",
                    "A machine renews its token itself; revoke it or let it enrol again.");
        }
        if (role == Role.INVITED || role == Role.JOINING || role == Role.TASK) {
            throw new ControlPlaneException(
                    Category.INVALID, "not-rotatable", "What is good once is not rotated; revoke it and give another.");
        }
    }

    @Override
    public IssuedToken issueTask(ItemId item, Epoch epoch, IdempotencyKey key) {
        principal.require(Action.WORK);
        return services.service().issueTask(principal, item, epoch, call(key, "task " + item + " " + epoch.value()));
    }

    @Override
    public void revoke(TokenId id) {
        principal.requireAny(Action.ISSUE_TOKEN, Action.ISSUE_PERSON_TOKEN);
        services.service().revoke(id, credential -> principal.require(ending(credential)), principal.actor());
    }

    @Override
    public IssuedToken invite(NewToken person, IdempotencyKey key) {
        principal.require(inviting(person.role()));
        if (person.term() != null && person.term().compareTo(NewToken.INVITATION_MAX) > 0) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-term", "An invitation is good for 72 hours at most.");
        }
        return services.service().invite(person, principal.actor(), call(key, "invite " + Json.write(person)));
    }

    @Override
    public IssuedToken redeem(IdempotencyKey key) {
        principal.require(Action.REDEEM_INVITATION);
        return services.service()
                .enter(new InvitationProof(principal), call(key, "redeem"))
                .orElseThrow(() -> new ControlPlaneException(
                        Category.GONE,
                        "invitation-used",
                        "This invitation was redeemed before. If that was not you, tell who invited you."));
    }

    @Override
    public boolean classicOn() {
        principal.require(Action.READ_TOKENS);
        return services.classicOn();
    }

    @Override
    public void switchClassic(boolean on) {
        principal.require(Action.SWITCH_CLASSIC);
        services.switchClassic(on, principal.actor());
    }

    private IdempotentCall call(IdempotencyKey key, String asked) {
        return IdempotentCall.of(principal.actor(), key, asked);
    }

    /**
     * Returns the permission needed to issue such a token: operators may not issue tokens for people, except support.
     */
    private static Action giving(Role role) {
        return switch (role) {
            case OWNER, OPERATOR, SUPPORT -> Action.ISSUE_PERSON_TOKEN;
            case RUNTIME, AGENT, METRICS, TASK -> Action.ISSUE_TOKEN;
            case CLASSIC -> Action.SWITCH_CLASSIC;
            case JOINING -> Action.ISSUE_JOIN_TOKEN;
            case INVITED, SYSTEM -> throw notGiven();
        };
    }

    private static Action inviting(Role role) {
        return switch (role) {
            case OWNER, OPERATOR -> Action.INVITE;
            case SUPPORT -> Action.INVITE_SUPPORT;
            case RUNTIME, AGENT, CLASSIC, METRICS, INVITED, JOINING, TASK, SYSTEM ->
                throw new ControlPlaneException(
                        Category.INVALID, "not-a-person", "People are invited; machines get tokens.");
        };
    }

    private static Action ending(Credential credential) {
        Actor invites = credential.info().invites();
        return invites == null || credential.info().role() == Role.JOINING
                ? giving(credential.info().role())
                : inviting(invites.role());
    }

    private static ControlPlaneException notGiven() {
        return new ControlPlaneException(Category.INVALID, "invalid-role", "There are no tokens for this role.");
    }
}
