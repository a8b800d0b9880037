package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.Joining;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.PublicKeys;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Enrols machines, renews their tokens, and locks out machines whose identity is shared by another process.
 * Thread-safe.
 */
final class IdentityService {
    /** Time after the first use of a newer token within which a request with an older one may still be in flight. */
    static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "access");

    private final TokenServices tokenServices;
    private final TokenService service;
    private final SuspicionListener suspicionListener;

    IdentityService(TokenServices tokenServices, TokenService service, SuspicionListener suspicionListener) {
        this.tokenServices = tokenServices;
        this.service = service;
        this.suspicionListener = suspicionListener;
    }

    IssuedToken letJoin(NewToken machine, Actor by, IdempotentCall call) {
        Duration term = Objects.requireNonNullElse(machine.term(), Enrolments.JOIN_TERM);
        Actor joins = new Actor(machine.role(), machine.name());
        TokenService.Wanted wanted =
                new TokenService.Wanted(new Principal(Role.JOINING, ""), joins, by, term, null, null);
        return service.change(TokenService.once(call, transaction -> service.mint(transaction, wanted, call)));
    }

    /** Describes the bearer's join token. */
    Joining joining(Principal bearer) {
        Credential join = tokenServices
                .store()
                .read(handle -> TokenStore.withId(handle, bearer.name()))
                .orElseThrow(IdentityService::unknown);
        return new Joining(join.info().id(), machine(join));
    }

    private static Actor machine(Credential join) {
        Actor machine = join.info().invites();
        if (machine == null) {
            throw new ControlPlaneException(Category.INVALID, "not-a-join-token", "Only a join token lets enrol.");
        }
        return machine;
    }

    /** @param signed whether the keys are the bearer's own; a used token is reported either way */
    Optional<Enrolled> enrol(Principal bearer, PublicKeys keys, boolean signed, IdempotentCall call) {
        return service.change(TokenService.once(call, transaction -> {
            Credential join = TokenStore.withId(transaction.reading(), bearer.name())
                    .filter(one -> one.goodAt(transaction.now()))
                    .orElseThrow(IdentityService::unknown);
            Actor machine = machine(join);
            if (join.used()) {
                append(transaction, EventType.JOIN_REUSED, bearer, machine);
                suspicionListener.joinedTwice(transaction, machine);
                return Optional.empty();
            }
            requireSigned(signed);
            TokenStore.markUsed(transaction.writing(), join.id());
            append(transaction, EventType.JOIN_REDEEMED, bearer, machine);
            endAll(transaction, new Principal(machine.role(), machine.name()), bearer.actor());
            Identity identity = AccessLedger.joined(transaction, machine, keys);
            return Optional.of(give(transaction, identity, bearer.actor(), call));
        }));
    }

    private static void append(Transaction transaction, EventType type, Principal bearer, Actor machine) {
        String data = Json.write(Map.of("machine", machine));
        transaction.append(new EventDraft(type, 1, bearer.actor(), "token:" + bearer.name(), data, null));
    }

    private Enrolled give(Transaction transaction, Identity identity, Actor by, IdempotentCall call) {
        Actor machine = identity.machine();
        Principal bearer = new Principal(machine.role(), machine.name());
        TokenService.Wanted wanted =
                new TokenService.Wanted(bearer, null, by, Enrolments.TOKEN_TERM, null, identity.generation());
        IssuedToken token = service.mint(transaction, wanted, call);
        return new Enrolled(machine, identity.generation(), token, Enrolments.TOKEN_TERM);
    }

    /** The token of an identity that asks for renewal. */
    record Renewing(Credential token, PublicKeys keys) {
        Actor machine() {
            return token.principal().actor();
        }

        long generation() {
            return Objects.requireNonNull(token.generation(), "generation is null");
        }
    }

    Renewing renewing(Principal bearer) {
        return tokenServices.store().read(handle -> {
            Credential token = TokenStore.withId(handle, bearer.name()).orElseThrow(IdentityService::unknown);
            if (token.generation() == null) {
                throw new ControlPlaneException(
                        Category.INVALID, "not-an-identity", "Only the token of a machine that enrolled is renewed.");
            }
            return IdentityStore.find(handle, token.principal().actor())
                    .map(identity -> new Renewing(token, identity.keys()))
                    .orElseThrow(IdentityService::unknown);
        });
    }

    Enrolled renew(Renewing renewing, boolean signed, IdempotentCall call) {
        return service.change(TokenService.once(call, transaction -> {
            Credential token = TokenStore.withId(
                            transaction.reading(), renewing.token().id())
                    .filter(one -> one.retiredAt() == null)
                    .orElseThrow(IdentityService::unknown);
            Identity identity = transaction
                    .find(IdentityStore.IDENTITIES, renewing.machine())
                    .filter(one -> !one.locked())
                    .orElseThrow(IdentityService::unknown);
            requireSigned(signed);
            TokenStore.of(transaction.reading(), token.principal()).stream()
                    .filter(other -> other.generation() != null && other.generation() > renewing.generation())
                    .forEach(lost -> TokenService.end(transaction, lost, renewing.machine()));
            if (token.yieldsAt() == null) {
                TokenStore.yieldAt(
                        transaction.writing(), token.id(), transaction.now().plus(TokenService.OVERLAP));
            }
            return give(transaction, AccessLedger.renewed(transaction, identity), renewing.machine(), call);
        }));
    }

    private static void requireSigned(boolean signed) {
        if (!signed) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-signature", "The statement is not signed by the machine's key.");
        }
    }

    /** Handles a token that its own machine has replaced: another process has a copy of it. */
    void shownAgain(Credential old) {
        service.change(transaction -> {
            TokenStore.withId(transaction.reading(), old.id())
                    .filter(one -> late(one, transaction))
                    .ifPresent(one -> lock(transaction, one));
            return old;
        });
    }

    private static boolean late(Credential old, Transaction transaction) {
        return old.retiredAt() != null
                && !transaction.now().isBefore(old.retiredAt().plus(UNDER_WAY));
    }

    private void lock(Transaction transaction, Credential shown) {
        Actor machine = shown.principal().actor();
        transaction.find(IdentityStore.IDENTITIES, machine).ifPresent(identity -> {
            long generation = Objects.requireNonNull(shown.generation(), "generation is null");
            AccessLedger.locked(transaction, identity, generation, SYSTEM);
            endAll(transaction, shown.principal(), SYSTEM);
            suspicionListener.locked(transaction, machine);
        });
    }

    /** Ends a machine's tokens, whether it enrolled or was issued one; it must enrol again. */
    void lock(Transaction transaction, Actor machine) {
        transaction
                .find(IdentityStore.IDENTITIES, machine)
                .filter(identity -> !identity.locked())
                .ifPresent(identity -> AccessLedger.locked(transaction, identity, identity.generation(), SYSTEM));
        endAll(transaction, new Principal(machine.role(), machine.name()), SYSTEM);
        service.changedIn(transaction);
    }

    private static void endAll(Transaction transaction, Principal machine, Actor by) {
        TokenStore.of(transaction.reading(), machine).forEach(one -> TokenService.end(transaction, one, by));
        TokenStore.forgetRetired(transaction.writing(), machine, transaction.now());
    }

    private static ControlPlaneException unknown() {
        return new ControlPlaneException(
                Category.UNAUTHENTICATED, "unauthenticated", "Send a valid token in the header X-MC-Token.");
    }
}
