package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.keys.KeyName;
import dev.missioncontrol.core.keys.KeySource;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Transaction;
import dev.missioncontrol.core.store.Writer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Mints tokens and knows them again by their keyed digest; the token itself is stored nowhere. Thread-safe. */
public final class Tokens {
    private final SecureRandom random = new SecureRandom();
    private final SecretKey pepper;
    private final Store store;
    private final Writer writer;
    private final SortedIds ids;
    private final KnownTokens known = new KnownTokens();

    public Tokens(Store store, Writer writer, KeySource keys, SortedIds ids) {
        this.store = store;
        this.writer = writer;
        this.pepper = keys.key(KeyName.TOKEN_PEPPER);
        this.ids = ids;
    }

    /** Whose token it is; empty for one that is malformed (no query is made) or not known. */
    public Optional<Principal> authenticate(String token) {
        if (!TokenForm.wellFormed(token)) {
            return Optional.empty();
        }
        byte[] digest = digest(token);
        KnownTokens.Known remembered = known.now();
        return remembered.find(digest).or(() -> look(digest, remembered)).map(Use::principal);
    }

    private Optional<Use> look(byte[] digest, KnownTokens.Known remembered) {
        Optional<Use> use = store.read(handle -> TokenStore.find(handle, digest));
        use.ifPresent(found -> {
            if (!found.used() && found.principal().role() == Role.RUNTIME) {
                change(transaction -> supersedeOthers(transaction, digest));
            } else if (!store.shared()) {
                remembered.remember(digest, found);
            }
        });
        return use;
    }

    /** Changes tokens; those that were found before are looked for again before anybody is answered. */
    private void change(Function<Transaction, ?> command) {
        try {
            writer.submit(transaction -> {
                transaction.afterwards(known::forget);
                return command.apply(transaction);
            });
        } finally {
            known.forget(); // nobody knows what became of a command that failed
        }
    }

    /** A token's record: whose it is and whether it was ever shown. */
    record Use(Principal principal, boolean used) {}

    /** A new token; a runtime's older ones stay valid until this one is first used, all others end now. */
    public Token mint(Principal principal, Actor by) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = TokenForm.of(principal.role(), secret);
        change(transaction -> {
            boolean overlap = principal.role() == Role.RUNTIME;
            TokenStore.ids(transaction.reading(), principal, overlap).forEach(id -> revoke(transaction, id, by));
            String id = ids.next(transaction.now());
            TokenStore.insert(
                    transaction.writing(),
                    id,
                    principal,
                    digest(token),
                    transaction.now().toEpochMilli());
            return transaction.append(event("token.issued", id, by, principal));
        });
        return new Token(token);
    }

    /** Whether the principal has a token that is valid. */
    public boolean anyOf(Principal principal) {
        return !store.read(handle -> TokenStore.ids(handle, principal, false)).isEmpty();
    }

    private boolean supersedeOthers(Transaction transaction, byte[] digest) {
        TokenStore.find(transaction.reading(), digest)
                .filter(use -> !use.used())
                .ifPresent(use -> {
                    TokenStore.markUsed(transaction.writing(), digest);
                    String thisOne = TokenStore.idOf(transaction.reading(), digest);
                    TokenStore.ids(transaction.reading(), use.principal(), false).stream()
                            .filter(id -> !id.equals(thisOne))
                            .forEach(id ->
                                    revoke(transaction, id, use.principal().actor()));
                });
        return true;
    }

    private static void revoke(Transaction transaction, String id, Actor by) {
        Principal principal = TokenStore.owner(transaction.reading(), id);
        TokenStore.delete(transaction.writing(), id);
        transaction.append(event("token.revoked", id, by, principal));
    }

    private static EventDraft event(String type, String id, Actor by, Principal principal) {
        String data = Json.write(Map.of("principal", principal.actor()));
        return new EventDraft(type, 1, by, "token:" + id, data, null);
    }

    private byte[] digest(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return mac.doFinal(token.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("digest a token", e);
        }
    }
}
