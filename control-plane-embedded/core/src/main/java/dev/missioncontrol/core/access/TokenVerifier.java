package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises tokens by their keyed digest; the token itself is not stored. Thread-safe. */
public final class TokenVerifier {
    private final Store store;
    private final TokenHasher hasher;
    private final TokenService service;
    private final IdentityService identities;
    private final TokenCache cache;
    private final TokenUseStore uses;
    private final InstantSource clock;
    private final LiveLeases liveLeases;

    TokenVerifier(TokenServices tokenServices, TokenService service, IdentityService identities, TokenCache cache) {
        this.store = tokenServices.store();
        this.hasher = tokenServices.hasher();
        this.service = service;
        this.identities = identities;
        this.cache = cache;
        this.uses = tokenServices.uses();
        this.clock = tokenServices.clock();
        this.liveLeases = tokenServices.liveLeases();
    }

    /**
     * Returns the principal of a token; empty for one that is malformed (no query is made), unknown, expired or
     * switched off.
     */
    public Optional<Principal> authenticate(String token) {
        if (!TokenForm.wellFormed(token)) {
            return Optional.empty();
        }
        TokenDigest digest = hasher.digest(token);
        Instant now = clock.instant();
        TokenCache.Known remembered = cache.now();
        Optional<TokenCache.Found> found = remembered
                .find(digest)
                .filter(one -> one.credential().goodAt(now)) // one that has ended is looked for as an unknown one is
                .or(() -> look(digest, remembered));
        found.filter(one -> one.dueAt(now))
                .ifPresent(one -> uses.note(one.credential().id(), now));
        return found.map(one -> one.credential().principal());
    }

    private Optional<TokenCache.Found> look(TokenDigest digest, TokenCache.Known remembered) {
        Optional<Credential> recorded = recorded(digest);
        recorded.ifPresent(this::shown);
        return recorded.flatMap(credential -> found(digest, credential, remembered));
    }

    private Optional<Credential> recorded(TokenDigest digest) {
        Optional<Credential> candidate = store.read(handle -> TokenStore.find(handle, digest.lookup()));
        boolean same =
                candidate.map(Credential::digest).orElse(TokenDigest.NOBODYS).equals(digest);
        return candidate.filter(_ -> same);
    }

    private boolean works(Credential credential) {
        return credential.info().role() != Role.TASK
                || liveLeases.lives(credential.info().name());
    }

    /** Handles a replaced token: a machine presents one only in a request that is still in flight. */
    private void shown(Credential credential) {
        Instant retired = credential.retiredAt();
        if (retired != null && !clock.instant().isBefore(retired.plus(IdentityService.UNDER_WAY))) {
            identities.shownAgain(credential);
        }
    }

    /**
     * Returns the principal that may renew the token: the newest one that an enrolled machine has used, even if it has
     * expired. Only for requests that renew.
     */
    public Optional<Principal> atTheDoor(String token) {
        if (!TokenForm.wellFormed(token)) {
            return Optional.empty();
        }
        Optional<Credential> recorded =
                recorded(hasher.digest(token)).filter(credential -> credential.generation() != null);
        recorded.ifPresent(this::shown);
        return recorded.filter(credential -> credential.retiredAt() == null)
                .filter(credential -> !credential.waitsForItsFirstUse() || service.firstUse(credential.id()))
                .map(credential -> new Principal(Role.JOINING, credential.id()));
    }

    /**
     * Returns whether a request that was admitted with the token as that principal may go on. Asked repeatedly, also
     * about a token that its machine replaces meanwhile, so it does not count as a use.
     */
    public boolean goesOn(String token, Principal principal) {
        if (!TokenForm.wellFormed(token)) {
            return false;
        }
        TokenDigest digest = hasher.digest(token);
        return cache.now()
                .find(digest)
                .map(TokenCache.Found::credential)
                .or(() -> recorded(digest))
                .filter(credential -> credential.lastsAt(clock.instant()))
                .filter(credential -> credential.principal().equals(principal))
                .filter(this::works)
                .isPresent();
    }

    private Optional<TokenCache.Found> found(TokenDigest digest, Credential credential, TokenCache.Known remembered) {
        TokenCache.Found found = new TokenCache.Found(credential);
        if (!credential.goodAt(clock.instant()) || !works(credential)) {
            return Optional.empty();
        }
        if (credential.waitsForItsFirstUse()) {
            return service.firstUse(credential.id()) ? Optional.of(found) : Optional.empty();
        }
        if (credential.info().role() != Role.TASK) { // whose lease may end at any time
            remembered.remember(digest, found);
        }
        return Optional.of(found);
    }

    /** Returns whether the principal has a valid token. */
    public boolean anyOf(Principal principal) {
        Instant now = clock.instant();
        return store.read(handle -> TokenStore.of(handle, principal)).stream().anyMatch(one -> one.goodAt(now));
    }

    List<TokenInfo> list(@Nullable String before, int limit) {
        List<Credential> rows = store.read(handle -> TokenStore.list(handle, before, clock.instant(), limit));
        Map<String, Instant> used = uses.last(rows.stream().map(Credential::id).toList());
        return rows.stream().map(row -> withUse(row.info(), used.get(row.id()))).toList();
    }

    private static TokenInfo withUse(TokenInfo info, @Nullable Instant at) {
        return new TokenInfo(
                info.id(),
                info.role(),
                info.name(),
                info.invites(),
                info.issuedBy(),
                info.issuedAt(),
                info.expiresAt(),
                at);
    }

    /** Checks for changes by other nodes; cached tokens are valid only for a short time after such a check. */
    public void lookAgain() {
        Duration begun = cache.time();
        cache.looked(begun, store.read(TokenStore::changes));
    }

    /** Clears the cache, because another node has changed a token. */
    public void forget() {
        cache.forget();
    }
}
