package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.api.text.TextRules;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.secrets.VaultStore.Kept;
import dev.missioncontrol.core.secrets.VaultStore.Place;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.write.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** Changes secrets inside a transaction: event, fold, row, and the stored ciphertexts. Confined to the writer. */
final class SecretChanges {
    /** Limit of versions, and of grants, of one secret. */
    private static final int MANY = 1_000;

    private final SortedIds ids;
    private final Vault vault;

    SecretChanges(SortedIds ids, Vault vault) {
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
        SecretLedger.Kept data = new SecretLedger.Kept(number, HexFormat.of().formatHex(digest));
        return changed(transaction, name, new Entry(EventType.SECRET_KEPT, data), actor);
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

    /** Executes a command that needs no value. */
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
                Entry entry = new Entry(EventType.SECRET_VERSION_ENDED, new SecretLedger.Ended(number));
                yield changed(transaction, name, entry, actor);
            }
            case SecretCommand.Give give -> give(transaction, before, give, actor);
            case SecretCommand.Withdraw(GrantId grant) -> {
                require(
                        before.grants().stream()
                                .anyMatch(one -> one.live() && one.id().equals(grant)),
                        "unknown-grant",
                        "Secret " + name + " has no such grant that could be withdrawn.");
                Entry entry = new Entry(EventType.SECRET_GRANT_WITHDRAWN, new SecretLedger.Withdrawn(grant));
                yield changed(transaction, name, entry, actor);
            }
            case SecretCommand.Remove() -> {
                before.versions()
                        .forEach(version -> transaction.delete(VaultStore.KEPT, new Place(name, version.number())));
                Entry entry = new Entry(EventType.SECRET_REMOVED, new SecretLedger.Removed());
                yield changed(transaction, name, entry, actor);
            }
        };
    }

    private Secret give(Transaction transaction, Secret before, SecretCommand.Give give, Actor actor) {
        TextRules.requireStrict(give.agent());
        TextRules.requireLine("project", give.project());
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
        SecretLedger.Granted data = new SecretLedger.Granted(id, give.agent(), give.project());
        SecretLedger.Purpose words = new SecretLedger.Purpose(give.purpose());
        return changed(transaction, before.name(), new Entry(EventType.SECRET_GRANTED, data, words), actor);
    }

    /** Records a read for work; the value is opened afterwards. */
    SecretRead read(Transaction transaction, SecretName name, ReadRules.Decision.Allow allow, Actor actor) {
        SecretReadId id = new SecretReadId(ids.next(transaction.now()));
        SecretLease lease = new SecretLease(
                allow.item().agent(),
                allow.item().id(),
                allow.item().epoch(),
                allow.grant().id(),
                transaction.now().plus(SecretLease.TERM));
        SecretLedger.Read data = new SecretLedger.Read(id, allow.version().number(), lease);
        return read(transaction, name, id, new Entry(EventType.SECRET_READ, data), actor);
    }

    /** Records a read by a person. */
    SecretRead reveal(Transaction transaction, SecretName name, SecretVersion version, Actor actor) {
        SecretReadId id = new SecretReadId(ids.next(transaction.now()));
        SecretLedger.Revealed data = new SecretLedger.Revealed(id, version.number());
        return read(transaction, name, id, new Entry(EventType.SECRET_REVEALED, data), actor);
    }

    private static SecretRead read(
            Transaction transaction, SecretName name, SecretReadId id, Entry entry, Actor actor) {
        SecretLedger.record(transaction, name, entry, actor);
        return transaction.find(SecretStore.READS, id).orElseThrow();
    }

    void refused(Transaction transaction, SecretName name, SecretLedger.Refused data, Actor actor) {
        SecretLedger.record(transaction, name, new Entry(EventType.SECRET_REFUSED, data), actor);
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

    private static Secret changed(Transaction transaction, SecretName name, Entry entry, Actor actor) {
        SecretLedger.record(transaction, name, entry, actor);
        return transaction.find(SecretStore.SECRETS, name).orElseThrow();
    }
}
