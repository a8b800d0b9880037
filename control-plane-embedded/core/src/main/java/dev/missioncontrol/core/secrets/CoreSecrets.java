package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.idempotency.Once;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.secrets.VaultStore.BrokerKey;
import dev.missioncontrol.core.secrets.VaultStore.Kept;
import dev.missioncontrol.core.secrets.VaultStore.Place;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Implements the secrets broker for one principal. Thread-safe. */
public final class CoreSecrets implements Secrets {
    private static final int PAGE_MAX = 500;

    private final SecretServices services;
    private final Principal principal;
    private final Once once;

    public CoreSecrets(SecretServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
        this.once = new Once(services.writer);
    }

    @Override
    public Broker broker() {
        principal.require(Action.READ_SECRET_NAMES);
        return services.service.look();
    }

    @Override
    public Broker submit(BrokerCommand command) {
        principal.require(Action.STEER_BROKER);
        Actor by = principal.actor();
        switch (command) {
            case BrokerCommand.Unlock(Sealed sealed) -> {
                try (SecretValue passphrase = services.service.passphrase(sealed)) {
                    services.service.unlock(passphrase, by);
                }
            }
            case BrokerCommand.ChangePassphrase(Sealed sealed) -> {
                try (SecretValue passphrase = services.service.passphrase(sealed)) {
                    services.service.changePassphrase(passphrase, by);
                }
            }
            case BrokerCommand.Lock() -> services.service.lock(by);
            case BrokerCommand.Rotate() -> services.service.rotate(by);
        }
        return services.service.look();
    }

    @Override
    public Page<Secret> list(@Nullable String cursor, int limit) {
        principal.require(Action.READ_SECRET_NAMES);
        String after = cursor == null ? "" : cursor(cursor, SecretName::new).value();
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<Secret> read = services.store.read(SecretStore::secrets).stream()
                .filter(secret -> secret.removedAt() == null)
                .filter(secret -> secret.name().value().compareTo(after) > 0)
                .limit(rows + 1L)
                .toList();
        Page<Secret> page = Page.of(read, rows, secret -> secret.name().value());
        return new Page<>(withReads(page.rows()), page.next());
    }

    private List<Secret> withReads(List<Secret> secrets) {
        Map<SecretName, SecretRead> reads = services.store.read(handle -> SecretStore.lastReads(handle, secrets));
        return secrets.stream()
                .map(secret -> secret.lastRead(reads.get(secret.name())))
                .toList();
    }

    @Override
    public Optional<Secret> find(SecretName name) {
        principal.require(Action.READ_SECRET_NAMES);
        return services.store.read(SecretStore.SECRETS, List.of(name)).values().stream()
                .filter(secret -> secret.removedAt() == null)
                .map(secret -> withReads(List.of(secret)).getFirst())
                .findFirst();
    }

    @Override
    public Secret submit(SecretName name, SecretCommand command, IdempotencyKey key) {
        principal.require(Action.KEEP_SECRET);
        IdempotentCall call = IdempotentCall.of(principal.actor(), key, "secret " + name + " " + Json.write(command));
        if (!(command instanceof SecretCommand.Keep(Sealed sealed))) {
            return once.run(
                    call,
                    Secret.class,
                    _ -> true,
                    transaction -> services.changes.change(transaction, name, command, principal.actor()));
        }
        services.vault.requireOpen();
        try (SecretValue value = services.transport.open(sealed, SealContext.keep(name))) {
            return once.run(
                    call,
                    Secret.class,
                    _ -> true,
                    transaction -> services.changes.keep(transaction, name, value, principal.actor()));
        }
    }

    /** The result of logging a read, before the value is opened. */
    private sealed interface Noted {
        record Allowed(SecretRead read, SealingKey to, Kept kept, BrokerKey key) implements Noted {}

        record Denied(SecretOutcome outcome, @Nullable InboxItem reaching) implements Noted {}
    }

    @Override
    public SecretOutcome open(SecretName name, ItemId item, Epoch epoch) {
        principal.require(Action.READ_SECRET);
        services.vault.requireOpen();
        Noted noted = services.writer.submit(
                services.inbox.items().needs(item), transaction -> note(transaction, name, item, epoch));
        return switch (noted) {
            case Noted.Denied(SecretOutcome outcome, InboxItem reaching) -> {
                if (reaching != null) {
                    Actor agent = new Actor(Role.AGENT, reaching.agent().value());
                    services.inbox.denials().foreign(agent, SecretLedger.KIND + ":" + name);
                }
                yield outcome;
            }
            case Noted.Allowed allowed -> {
                SealContext context = SealContext.read(name, allowed.read().version(), item, epoch);
                yield new SecretOutcome.Opened(
                        allowed.read(), sealed(allowed.kept(), allowed.key(), allowed.to(), context));
            }
        };
    }

    private Sealed sealed(Kept kept, BrokerKey key, SealingKey to, SealContext context) {
        try (SecretValue value = services.vault.open(kept, key)) {
            return to.seal(value, context);
        }
    }

    private Noted note(Transaction transaction, SecretName name, ItemId id, Epoch epoch) {
        RuntimeName runtime = new RuntimeName(principal.name());
        InboxItem item = services.inbox.items().find(transaction, id).orElse(null);
        Secret secret = transaction.find(SecretStore.SECRETS, name).orElse(null);
        ReadRules.Wish wish = new ReadRules.Wish(runtime, epoch, transaction.now());
        return switch (ReadRules.decide(wish, item, secret)) {
            case ReadRules.Decision.Allow allow -> allowed(transaction, name, allow, runtime);
            case ReadRules.Decision.Foreign() -> {
                SecretOutcome outcome = new SecretOutcome.Refused("unknown-item", "There is no item " + id + ".");
                yield denied(transaction, name, new SecretLedger.Refused(id, epoch, null, "foreign-item"), outcome);
            }
            case ReadRules.Decision.Stale(InboxItem now) ->
                denied(
                        transaction,
                        name,
                        why(now, epoch, "fenced"),
                        new SecretOutcome.Fenced(Items.seenBy(runtime, now)));
            case ReadRules.Decision.Over(InboxItem now) ->
                denied(
                        transaction,
                        name,
                        why(now, epoch, "no-live-lease"),
                        new SecretOutcome.Refused(
                                "no-live-lease",
                                "The lease on the item is over; secrets can no longer be read for it."));
            case ReadRules.Decision.NotGranted(InboxItem now) -> {
                SecretOutcome outcome =
                        new SecretOutcome.Refused("unknown-secret", "There is no secret " + name + " for this work.");
                services.changes.refused(transaction, name, why(now, epoch, "not-granted"), principal.actor());
                yield new Noted.Denied(outcome, now);
            }
        };
    }

    private static SecretLedger.Refused why(InboxItem item, Epoch epoch, String why) {
        return new SecretLedger.Refused(item.id(), epoch, item.agent(), why);
    }

    private Noted denied(Transaction transaction, SecretName name, SecretLedger.Refused data, SecretOutcome outcome) {
        services.changes.refused(transaction, name, data, principal.actor());
        return new Noted.Denied(outcome, null);
    }

    private Noted allowed(
            Transaction transaction, SecretName name, ReadRules.Decision.Allow allow, RuntimeName runtime) {
        SealingKey to = services.inbox
                .keys()
                .of(transaction, runtime)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.CONFLICT,
                        "no-sealing-key",
                        "Runtime " + runtime + " has no key to seal to; let it join with a join token."));
        Kept kept = kept(transaction, name, allow.version());
        SecretRead read = services.changes.read(transaction, name, allow, principal.actor());
        return new Noted.Allowed(read, to, kept, BrokerKeys.of(transaction, kept));
    }

    private static Kept kept(Transaction transaction, SecretName name, SecretVersion version) {
        return transaction
                .find(VaultStore.KEPT, new Place(name, version.number()))
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INTERNAL,
                        "broken-at-rest",
                        "What was kept of secret " + name + " is not there; put it back from a backup."));
    }

    @Override
    public Revealed reveal(SecretName name, SealingKey to) {
        principal.require(Action.REVEAL_SECRET);
        services.vault.requireOpen();
        Noted.Allowed noted = services.writer.submit(transaction -> {
            SecretVersion version =
                    SecretChanges.present(transaction, name).current().orElseThrow(() -> SecretChanges.unknown(name));
            Kept kept = kept(transaction, name, version);
            SecretRead read = services.changes.reveal(transaction, name, version, principal.actor());
            return new Noted.Allowed(read, to, kept, BrokerKeys.of(transaction, kept));
        });
        int version = noted.read().version();
        return new Revealed(version, sealed(noted.kept(), noted.key(), to, SealContext.reveal(name, version)));
    }

    @Override
    public Page<SecretRead> reads(SecretName name, @Nullable String cursor, int limit) {
        principal.require(Action.READ_SECRET_NAMES);
        String before =
                cursor == null ? null : cursor(cursor, SecretReadId::new).value();
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<SecretRead> reads = services.store.read(handle -> SecretStore.reads(handle, name, before, rows + 1));
        return Page.of(reads, rows, read -> read.id().value());
    }

    private static <T> T cursor(String cursor, Function<String, T> of) {
        try {
            return of.apply(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }
}
