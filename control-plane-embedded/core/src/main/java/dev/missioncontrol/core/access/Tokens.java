package dev.missioncontrol.core.access;

import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows tokens again by their keyed digest; the token itself is stored nowhere. Thread-safe. */
public final class Tokens {
    private final Store store;
    private final Pepper pepper;
    private final TokenDesk desk;
    private final KnownTokens known;
    private final TokenUseStore uses;
    private final InstantSource clock;

    Tokens(Parts parts, TokenDesk desk, KnownTokens known) {
        this.store = parts.store();
        this.pepper = parts.pepper();
        this.desk = desk;
        this.known = known;
        this.uses = parts.uses();
        this.clock = parts.clock();
    }

    /** Whose token it is; empty for one that is malformed (no query is made), unknown, expired or switched off. */
    public Optional<Principal> authenticate(String token) {
        if (!TokenForm.wellFormed(token)) {
            return Optional.empty();
        }
        Digest digest = pepper.digest(token);
        Instant now = clock.instant();
        KnownTokens.Known remembered = known.now();
        Optional<KnownTokens.Found> found = remembered
                .find(digest)
                .filter(one -> one.credential().goodAt(now)) // one that has ended is looked for as an unknown one is
                .or(() -> look(digest, remembered));
        found.filter(one -> one.dueAt(now))
                .ifPresent(one -> uses.note(one.credential().id(), now));
        return found.map(one -> one.credential().principal());
    }

    private Optional<KnownTokens.Found> look(Digest digest, KnownTokens.Known remembered) {
        Optional<Credential> candidate = store.read(handle -> TokenStore.find(handle, digest.lookup()));
        boolean same = candidate.map(Credential::digest).orElse(Digest.NOBODYS).equals(digest);
        return candidate.filter(_ -> same).flatMap(credential -> found(digest, credential, remembered));
    }

    private Optional<KnownTokens.Found> found(Digest digest, Credential credential, KnownTokens.Known remembered) {
        KnownTokens.Found found = new KnownTokens.Found(credential);
        if (!credential.goodAt(clock.instant())) {
            return Optional.empty();
        }
        if (credential.waitsForItsFirstUse()) {
            return desk.firstUse(credential.id()) ? Optional.of(found) : Optional.empty();
        }
        remembered.remember(digest, found);
        return Optional.of(found);
    }

    /** Whether the principal has a token that is valid. */
    public boolean anyOf(Principal principal) {
        Instant now = clock.instant();
        return store.read(handle -> TokenStore.of(handle, principal)).stream().anyMatch(one -> one.goodAt(now));
    }

    List<TokenInfo> list(@Nullable String before, int limit) {
        List<Credential> rows = store.read(handle -> TokenStore.list(handle, before, clock.instant(), limit));
        return rows.stream().map(Credential::info).map(this::withNewestUse).toList();
    }

    private TokenInfo withNewestUse(TokenInfo info) {
        return uses.find(info.id().value())
                .map(at -> new TokenInfo(
                        info.id(),
                        info.role(),
                        info.name(),
                        info.invites(),
                        info.issuedBy(),
                        info.issuedAt(),
                        info.expiresAt(),
                        at))
                .orElse(info);
    }

    /** Looks whether another node has changed a token; what is remembered counts only for a moment after such a look. */
    public void lookAgain() {
        Duration begun = known.time();
        known.looked(begun, store.read(TokenStore::changes));
    }

    /** Another node says that it has changed a token. */
    public void forget() {
        known.forget();
    }
}
