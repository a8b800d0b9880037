package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Issues tokens and ends them; each change is an event. Thread-safe. */
public final class TokenService {
    /** Validity of a rotated token while its replacement is unused. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    /** Longer than any lease of one attempt. The token ends with the lease; this limit lets its row be pruned. */
    private static final Duration TASK_TERM = Duration.ofDays(1);

    private final SecureRandom random = new SecureRandom();
    private final TokenServices tokenServices;
    /** Ended tokens are kept for days, so pruning with every change would cost more than it frees. */
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);

    private final Runnable changed;
    private volatile Instant pruneAt = Instant.MIN;

    /** @param changed called after every change, before its caller is answered; must be short and never fail */
    TokenService(TokenServices tokenServices, Runnable changed) {
        this.tokenServices = tokenServices;
        this.changed = changed;
    }

    /** Changes tokens and clears the cache before the caller is answered. */
    <T> T change(Function<Transaction, T> command) {
        try {
            return tokenServices.writer().submit(transaction -> {
                T answer = command.apply(transaction);
                transaction.afterwards(changed);
                return answer;
            });
        } finally {
            changed.run(); // the outcome of a failed command is unknown
        }
    }

    /** Notes that a command of another feature has changed tokens. */
    void changedIn(Transaction transaction) {
        transaction.afterwards(changed);
    }

    /** The parameters of a new token. */
    record Wanted(
            Principal bearer,
            @Nullable Actor invites,
            Actor by,
            @Nullable Duration term,
            @Nullable String replaces,
            @Nullable Long generation) {}

    /** The public data of the event. */
    private record Issued(
            Actor principal,
            @Nullable Actor invites,
            @Nullable Instant expires,
            @Nullable String replaces) {}

    private record Revoked(Actor principal) {}

    /** Issues a token on behalf of the control plane itself. */
    public Token mint(Principal bearer, Actor by) {
        return change(transaction -> {
                    ends(transaction, bearer, by, bearer.role() == Role.OWNER);
                    return mint(transaction, new Wanted(bearer, null, by, null, null, null), null);
                })
                .token();
    }

    IssuedToken issue(NewToken wanted, Actor by, IdempotentCall call) {
        return change(once(call, transaction -> {
            Principal bearer = new Principal(wanted.role(), wanted.name());
            ends(transaction, bearer, by, false);
            return mint(transaction, new Wanted(bearer, null, by, wanted.term(), null, null), call);
        }));
    }

    /**
     * Ends the bearer's tokens that a new one replaces; a runtime's tokens in use stay valid until the new one is used.
     */
    private void ends(Transaction transaction, Principal bearer, Actor by, boolean all) {
        TokenStore.of(transaction.reading(), bearer).stream()
                .filter(one -> all || bearer.role() == Role.CLASSIC || (bearer.role() == Role.RUNTIME && !one.used()))
                .forEach(one -> end(transaction, one, by));
    }

    IssuedToken invite(NewToken person, Actor by, IdempotentCall call) {
        Duration term = Objects.requireNonNullElse(person.term(), NewToken.INVITATION_MAX);
        return change(once(call, transaction -> {
            Principal nobodyYet = new Principal(Role.INVITED, "");
            Actor invites = new Actor(person.role(), person.name());
            return mint(transaction, new Wanted(nobodyYet, invites, by, term, null, null), call);
        }));
    }

    IssuedToken rotate(TokenId id, Consumer<Credential> check, Actor by, IdempotentCall call) {
        return change(once(call, transaction -> {
            Credential old = get(transaction, id);
            check.accept(old);
            if (old.yieldsAt() == null) {
                Instant end = transaction.now().plus(OVERLAP);
                TokenStore.yieldAt(transaction.writing(), old.id(), end);
            }
            Wanted same = new Wanted(old.principal(), null, by, old.term(), old.id(), null);
            return mint(transaction, same, call);
        }));
    }

    void revoke(TokenId id, Consumer<Credential> check, Actor by) {
        change(transaction -> {
            Credential credential = get(transaction, id);
            check.accept(credential);
            withItsLike(transaction, credential).forEach(one -> end(transaction, one, by));
            return credential;
        });
    }

    IssuedToken issueTask(Principal runtime, ItemId item, Epoch epoch, IdempotentCall call) {
        RuntimeName name = new RuntimeName(runtime.name());
        return change(once(call, transaction -> {
            String lease = tokenServices
                    .liveLeases()
                    .lease(transaction, name, item, epoch)
                    .orElseThrow(() -> new ControlPlaneException(
                            Category.NOT_FOUND, "unknown-item", "There is no item " + item + " held at this epoch."));
            Principal bearer = new Principal(Role.TASK, lease);
            return mint(transaction, new Wanted(bearer, null, runtime.actor(), TASK_TERM, null, null), call);
        }));
    }

    /** Collects all tokens of an enrolled machine, because any of them could renew the others. */
    private static List<Credential> withItsLike(Transaction transaction, Credential credential) {
        if (credential.generation() == null) {
            return List.of(credential);
        }
        Principal machine = credential.principal();
        TokenStore.forgetRetired(transaction.writing(), machine, transaction.now());
        return TokenStore.of(transaction.reading(), machine).stream()
                .filter(one -> one.generation() != null)
                .toList();
    }

    /** Issues a token for a proof, or nothing if the single-use proof was used before. */
    Optional<IssuedToken> enter(PersonProof proof, IdempotentCall call) {
        return change(once(call, transaction -> switch (proof.prove(transaction)) {
            case PersonProof.Proved.UsedUp _ -> Optional.empty();
            case PersonProof.Proved.Person(Actor person, Actor by) -> {
                Principal bearer = new Principal(person.role(), person.name());
                yield Optional.of(mint(transaction, new Wanted(bearer, null, by, null, null, null), call));
            }
        }));
    }

    /** Ends the token that this one replaces, at its first request; returns false if this one has ended meanwhile. */
    boolean firstUse(String id) {
        return change(transaction -> {
            Optional<Credential> credential = TokenStore.withId(transaction.reading(), id);
            credential.filter(Credential::waitsForItsFirstUse).ifPresent(one -> {
                TokenStore.markUsed(transaction.writing(), id);
                TokenStore.of(transaction.reading(), one.principal()).stream()
                        .filter(other -> !other.id().equals(id))
                        .forEach(other -> makeWay(transaction, other, one));
            });
            return credential.isPresent();
        });
    }

    /** Keeps a machine's own replaced tokens recognisable; tokens that others issued to it are not replaced. */
    private static void makeWay(Transaction transaction, Credential old, Credential fresh) {
        Actor by = fresh.principal().actor();
        if (fresh.generation() != null) {
            if (old.generation() != null && old.generation() < fresh.generation()) {
                TokenStore.retire(transaction.writing(), old.id(), transaction.now());
                append(transaction, EventType.TOKEN_REPLACED, old.id(), by, new Revoked(by));
            }
        } else if (fresh.info().role() == Role.RUNTIME || old.id().equals(fresh.replaces())) {
            end(transaction, old, by);
        }
    }

    IssuedToken mint(Transaction transaction, Wanted wanted, @Nullable IdempotentCall call) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        Token token = new Token(TokenForm.of(wanted.bearer().role(), secret));
        Instant now = transaction.now();
        String id = tokenServices.ids().next(now);
        String name = wanted.bearer().name().isEmpty() ? id : wanted.bearer().name();
        Instant end = wanted.term() == null ? null : now.plus(wanted.term());
        TokenInfo info = new TokenInfo(
                new TokenId(id), wanted.bearer().role(), name, wanted.invites(), wanted.by(), now, end, null);
        TokenDigest digest = tokenServices.hasher().digest(token.reveal());
        if (!now.isBefore(pruneAt)) {
            List<String> pruned = TokenStore.prune(transaction.writing(), now);
            transaction.afterwards(() -> tokenServices.uses().forget(pruned));
            pruneAt = now.plus(PRUNE_EVERY);
        }
        Credential fresh = new Credential(info, digest, wanted.replaces(), false, null, wanted.generation(), null);
        TokenStore.insert(transaction.writing(), fresh, call);
        Actor bearer = fresh.principal().actor();
        append(
                transaction,
                EventType.TOKEN_ISSUED,
                id,
                wanted.by(),
                new Issued(bearer, wanted.invites(), end, wanted.replaces()));
        return new IssuedToken(info.id(), token, end);
    }

    static void end(Transaction transaction, Credential credential, Actor by) {
        TokenStore.end(transaction.writing(), credential.id(), transaction.now());
        append(
                transaction,
                EventType.TOKEN_REVOKED,
                credential.id(),
                by,
                new Revoked(credential.principal().actor()));
    }

    private static void append(Transaction transaction, EventType type, String id, Actor by, Object data) {
        transaction.append(new EventDraft(type, 1, by, "token:" + id, Json.write(data), null));
    }

    private static Credential get(Transaction transaction, TokenId id) {
        return TokenStore.withId(transaction.reading(), id.value())
                .filter(credential -> credential.goodAt(transaction.now()))
                .orElseThrow(() -> new ControlPlaneException(
                        Category.NOT_FOUND, "unknown-token", "There is no token " + id + ", or it has ended."));
    }

    /** Refuses a repeated request: its first answer held a token, which is not stored. */
    static <T> Function<Transaction, T> once(IdempotentCall call, Function<Transaction, T> command) {
        return transaction -> {
            TokenStore.answered(transaction.reading(), call).ifPresent(before -> {
                call.requireSame(before.digest());
                throw new ControlPlaneException(
                        Category.CONFLICT,
                        "already-issued",
                        "This request was answered with token " + before.id()
                                + ", which is shown once; revoke it and ask with another key.");
            });
            return command.apply(transaction);
        };
    }
}
