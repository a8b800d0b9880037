package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.nodes.NotifyChannel;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class AccessServices {
    private final Store store;
    private final TokenVerifier tokenVerifier;
    private final TokenService service;
    private final IdentityService identities;

    public AccessServices(Base base, AccessLinks accessLinks) {
        this.store = base.store();
        TokenServices tokenServices = new TokenServices(
                store,
                base.writer(),
                new TokenHasher(base.keys()),
                base.ids(),
                new TokenUseStore(base.telemetry()),
                base.clock(),
                accessLinks);
        TokenCache cache = new TokenCache(store.shared(), base.monotonic());
        this.service = new TokenService(tokenServices, () -> {
            cache.forget();
            store.nodes().tell(NotifyChannel.ACCESS);
        });
        this.identities = new IdentityService(tokenServices, service, accessLinks);
        this.tokenVerifier = new TokenVerifier(tokenServices, service, identities, cache);
    }

    public TokenVerifier tokenVerifier() {
        return tokenVerifier;
    }

    public TokenService service() {
        return service;
    }

    IdentityService identities() {
        return identities;
    }

    List<Identity> identities(@Nullable Actor after, int limit) {
        return store.read(handle -> IdentityStore.IDENTITIES.page(handle, after, limit));
    }

    /** Finds an enrolled machine, as the batch has it. */
    public Optional<Identity> machine(Transaction transaction, Actor machine) {
        return transaction.find(IdentityStore.IDENTITIES, machine);
    }

    /** Ends the tokens of a machine whose identity is shared by another process. */
    public void lock(Transaction transaction, Actor machine) {
        identities.lock(transaction, machine);
    }

    boolean classicOn() {
        return store.read(SwitchStore.SWITCHES, Set.of(SwitchStore.CLASSIC)).values().stream()
                .allMatch(SwitchStore.Switch::on);
    }

    /** Does nothing if the switch is in that position already. */
    void switchClassic(boolean on, Actor by) {
        service.change(transaction -> {
            boolean was = transaction
                    .find(SwitchStore.SWITCHES, SwitchStore.CLASSIC)
                    .map(SwitchStore.Switch::on)
                    .orElse(true);
            if (was != on) {
                AccessLedger.turn(transaction, SwitchStore.CLASSIC, on, by);
                TokenStore.touch(transaction.writing());
            }
            return on;
        });
    }
}
