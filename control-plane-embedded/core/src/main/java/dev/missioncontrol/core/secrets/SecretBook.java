package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.log.Placed;
import dev.missioncontrol.core.secrets.VaultStore.Kept;
import dev.missioncontrol.core.secrets.VaultStore.Place;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes secrets inside a transaction: event, fold, row, and what lies at rest. Confined to the writer. */
final class SecretBook {
    private static final int VERSION = 1;
    /** Of one secret: versions, and grants. */
    private static final int MANY = 1_000;

    private final SortedIds ids;
    private final Vault vault;

    SecretBook(SortedIds ids, Vault vault) {
        this.ids = ids;
        this.vault = vault;
    }

    Secret keep(Transaction transaction, SecretName name, SecretValue value, Actor actor) {
        int number = 1
                + transaction
                        .find(SecretStore.SECRETS, name)
                        .map(secret -> room(secret.versions().size(), "versions"))
                        .orElse(0);
        Kept kept = vault.keep(name, number, value, BrokerKeys.newest(transaction));
        transaction.add(VaultStore.KEPT, kept);
        byte[] digest = EventHash.sha256().digest(kept.text().getBytes(StandardCharsets.UTF_8));
        SecretEvent.Kept data = new SecretEvent.Kept(number, HexFormat.of().formatHex(digest));
        return changed(transaction, name, EventType.SECRET_KEPT, data, null, actor);
    }

    private static int room(int taken, String what) {
        if (taken >= MANY) {
            throw new ControlPlaneException(
                    Category.CONFLICT,
                    "too-many",
                    "A secret has at most " + MANY + " " + what + "; begin another one.");
        }
        return taken;
    }

    /** What needs no value. */
    Secret change(Transaction transaction, SecretName name, SecretCommand command, Actor actor) {
        Secret before = present(transaction, name);
        return switch (command) {
            case SecretCommand.Keep _ -> throw new IllegalArgumentException("a value is kept with its value");
            case SecretCommand.EndVersion(int number) -> {
                require(
                        before.versions().stream().anyMatch(one -> one.live() && one.number() == number),
                        "unknown-version",
                        "Secret " + name + " has no version " + number + " that could be ended.");
                transaction.delete(VaultStore.KEPT, new Place(name, number));
                yield changed(
                        transaction, name, EventType.SECRET_VERSION_ENDED, new SecretEvent.Ended(number), null, actor);
            }
            case SecretCommand.Give give -> give(transaction, before, give, actor);
            case SecretCommand.Withdraw(GrantId grant) -> {
                require(
                        before.grants().stream()
                                .anyMatch(one -> one.live() && one.id().equals(grant)),
                        "unknown-grant",
                        "Secret " + name + " has no such grant that could be withdrawn.");
                yield changed(
                        transaction,
                        name,
                        EventType.SECRET_GRANT_WITHDRAWN,
                        new SecretEvent.Withdrawn(grant),
                        null,
                        actor);
            }
            case SecretCommand.Remove() -> {
                before.versions()
                        .forEach(version -> transaction.delete(VaultStore.KEPT, new Place(name, version.number())));
                yield changed(transaction, name, EventType.SECRET_REMOVED, new SecretEvent.Removed(), null, actor);
            }
        };
    }

    private Secret give(Transaction transaction, Secret before, SecretCommand.Give give, Actor actor) {
        room(before.grants().size(), "grants");
        boolean there = before.grants().stream()
                .filter(Grant::live)
                .anyMatch(one -> one.agent().equals(give.agent()) && Objects.equals(one.project(), give.project()));
        if (there) {
            throw new ControlPlaneException(
                    Category.CONFLICT,
                    "already-granted",
                    "Agent " + give.agent() + " has that grant already; withdraw it to give it for another purpose.");
        }
        GrantId id = new GrantId(ids.next(transaction.now()));
        SecretEvent.Granted data = new SecretEvent.Granted(id, give.agent(), give.project());
        SecretEvent.Purpose words = new SecretEvent.Purpose(give.purpose());
        return changed(transaction, before.name(), EventType.SECRET_GRANTED, data, words, actor);
    }

    /** Writes down that work gets the value; it is opened afterwards. */
    SecretRead read(Transaction transaction, SecretName name, ReadRules.Decision.Allow allow, Actor actor) {
        SecretReadId id = new SecretReadId(ids.next(transaction.now()));
        SecretLease lease = new SecretLease(
                allow.item().agent(),
                allow.item().id(),
                allow.item().epoch(),
                allow.grant().id(),
                transaction.now().plus(SecretLease.TERM));
        SecretEvent.Read data = new SecretEvent.Read(id, allow.version().number(), lease);
        return read(transaction, append(transaction, name, EventType.SECRET_READ, data, null, actor), name);
    }

    /** Writes down that a person looks at it. */
    SecretRead reveal(Transaction transaction, SecretName name, SecretVersion version, Actor actor) {
        SecretReadId id = new SecretReadId(ids.next(transaction.now()));
        SecretEvent.Revealed data = new SecretEvent.Revealed(id, version.number());
        return read(transaction, append(transaction, name, EventType.SECRET_REVEALED, data, null, actor), name);
    }

    private static SecretRead read(Transaction transaction, AuditEvent event, SecretName name) {
        SecretRead read = SecretFold.read(name.value(), event).orElseThrow();
        transaction.add(SecretStore.READS, read);
        return read;
    }

    void refused(Transaction transaction, SecretName name, SecretEvent.Refused data, Actor actor) {
        append(transaction, name, EventType.SECRET_REFUSED, data, null, actor);
    }

    static Secret present(Transaction transaction, SecretName name) {
        return transaction
                .find(SecretStore.SECRETS, name)
                .filter(secret -> secret.removedAt() == null)
                .orElseThrow(() -> unknown(name));
    }

    static ControlPlaneException unknown(SecretName name) {
        return new ControlPlaneException(Category.NOT_FOUND, "unknown-secret", "There is no secret " + name + ".");
    }

    private static void require(boolean there, String type, String otherwise) {
        if (!there) {
            throw new ControlPlaneException(Category.NOT_FOUND, type, otherwise);
        }
    }

    private static Secret changed(
            Transaction transaction,
            SecretName name,
            EventType type,
            Object data,
            @Nullable Object words,
            Actor actor) {
        AuditEvent event = append(transaction, name, type, data, words, actor);
        Secret before = transaction.find(SecretStore.SECRETS, name).orElse(null);
        Secret after = Objects.requireNonNull(SecretFold.secret(before, name.value(), event));
        transaction.put(SecretStore.SECRETS, after);
        return after;
    }

    /** Appends the event and gives it as a reader of the log will see it, which is what the folds take. */
    private static AuditEvent append(
            Transaction transaction,
            SecretName name,
            EventType type,
            Object data,
            @Nullable Object words,
            Actor actor) {
        String subject = SecretEvent.SUBJECT + name;
        String written = Json.write(data);
        String body = words == null ? null : Json.write(words);
        Placed placed = transaction.append(new EventDraft(type, VERSION, actor, subject, written, body));
        return new AuditEvent(
                placed.position(), type.wire(), VERSION, placed.at(), actor, subject, written, body, null, "");
    }
}
