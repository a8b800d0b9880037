package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.secrets.VaultStore.BrokerKey;
import dev.missioncontrol.core.secrets.VaultStore.Kept;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens, locks and rotates the broker; one operation at a time. Thread-safe. */
final class BrokerService {
    private static final String SUBJECT = "secrets-broker";
    private static final Set<EventType> OPENING_OR_LOCKING =
            Set.of(EventType.SECRETS_BROKER_LOCKED, EventType.SECRETS_BROKER_UNLOCKED, EventType.SECRETS_BROKER_SET_UP);
    private static final Position LATER = new Position(Long.MAX_VALUE, 1);
    /** Number of events examined; wrong passphrases and rotations may be among them. */
    private static final int EVENTS_SEEN = 50;

    private static final int LENGTH_MIN = 12;
    /** Number of versions re-encrypted in one transaction. */
    private static final int PAGE = 100;

    private final Store store;
    private final Writer writer;
    private final Vault vault;
    private final SealingPair transport;

    BrokerService(Store store, Writer writer, Vault vault, SealingPair transport) {
        this.store = store;
        this.writer = writer;
        this.vault = vault;
        this.transport = transport;
    }

    Broker look() {
        List<BrokerKey> keys = store.read(VaultStore::keys);
        Broker.State state = vault.open() ? Broker.State.OPEN : Broker.State.LOCKED;
        if (keys.isEmpty()) {
            return new Broker(Broker.State.UNSET, transport.key(), 0);
        }
        long id = keys.getLast().id();
        return new Broker(state, transport.key(), store.read(handle -> VaultStore.countNotUnder(handle, id)));
    }

    /** Opens the broker at the start with the machine's root key, or sets it up with that key for the first time. */
    synchronized void begin(RootKeySource source, Actor by) {
        List<BrokerKey> keys = store.read(VaultStore::keys);
        boolean concerned = keys.isEmpty() || keys.getLast().origin() instanceof RootKeyOrigin.Machine;
        if (concerned) {
            source.find().ifPresent(key -> begin(keys, new RootKeyOrigin.Machine(source.keeper()), key, by));
        }
    }

    private void begin(List<BrokerKey> keys, RootKeyOrigin origin, byte[] key, Actor by) {
        if (keys.isEmpty()) {
            setUp(origin, key, by);
        } else if (vault.unlock(key, keys.getLast())) {
            finishRotation(by);
        }
    }

    /** Does nothing if it is open already and the passphrase is right. */
    synchronized void unlock(SecretValue passphrase, Actor by) {
        List<BrokerKey> keys = store.read(VaultStore::keys);
        if (keys.isEmpty()) {
            requireStrong(passphrase);
            RootKeyOrigin.Passphrase root = RootKeyOrigin.Passphrase.fresh();
            setUp(root, root.key(passphrase), by);
            return;
        }
        BrokerKey newest = keys.getLast();
        if (!(newest.origin() instanceof RootKeyOrigin.Passphrase root)) {
            throw noPassphrase();
        }
        if (!vault.unlock(root.key(passphrase), newest)) {
            writer.submit(transaction -> event(transaction, EventType.SECRETS_BROKER_REFUSED, by));
            throw new ControlPlaneException(
                    Category.FORBIDDEN, "wrong-passphrase", "This is not the passphrase of the secrets broker.");
        }
        writer.submit(transaction -> event(transaction, EventType.SECRETS_BROKER_UNLOCKED, by));
        finishRotation(by);
    }

    private void setUp(RootKeyOrigin origin, byte[] key, Actor by) {
        writer.submit(transaction -> {
            if (!VaultStore.keys(transaction.reading()).isEmpty()) {
                throw new ControlPlaneException(
                        Category.CONFLICT,
                        "set-up-elsewhere",
                        "The passphrase was set by another caller just now; unlock with that one.");
            }
            transaction.add(VaultStore.KEYS, Vault.wrap(1, origin, key, Envelope.freshKey()));
            return event(transaction, EventType.SECRETS_BROKER_SET_UP, by);
        });
        vault.replace(key);
    }

    synchronized void changePassphrase(SecretValue passphrase, Actor by) {
        requireStrong(passphrase);
        vault.requireOpen();
        RootKeyOrigin.Passphrase root = RootKeyOrigin.Passphrase.fresh();
        byte[] key = root.key(passphrase);
        writer.submit(transaction -> {
            for (BrokerKey one : BrokerKeys.all(transaction)) {
                transaction.put(VaultStore.KEYS, vault.under(one, root, key));
            }
            return event(transaction, EventType.SECRETS_BROKER_PASSPHRASE_CHANGED, by);
        });
        vault.replace(key);
    }

    synchronized void lock(Actor by) {
        vault.replace(null);
        writer.submit(transaction -> event(transaction, EventType.SECRETS_BROKER_LOCKED, by));
    }

    /** Follows changes through another node: a lock there locks here, and so does a change of the passphrase. */
    synchronized void lookAgain() {
        if (!vault.open()) {
            return;
        }
        List<BrokerKey> keys = store.read(VaultStore::keys);
        boolean byPassphrase = !keys.isEmpty() && keys.getLast().origin() instanceof RootKeyOrigin.Passphrase;
        if (byPassphrase && (lockedLast() || !vault.proves(keys.getLast()))) {
            vault.replace(null);
        }
    }

    private boolean lockedLast() {
        return store.read(handle -> LogStore.of(handle, SUBJECT, LATER, EVENTS_SEEN)).stream()
                .flatMap(event -> EventType.find(event.type()).stream())
                .filter(OPENING_OR_LOCKING::contains)
                .findFirst()
                .filter(EventType.SECRETS_BROKER_LOCKED::equals)
                .isPresent();
    }

    synchronized void rotate(Actor by) {
        vault.requireOpen();
        if (look().toRewrap() == 0) {
            writer.submit(transaction -> {
                BrokerKey newest = BrokerKeys.newest(transaction);
                transaction.add(VaultStore.KEYS, vault.fresh(newest.id() + 1, newest.origin()));
                return event(transaction, EventType.SECRETS_BROKER_ROTATION_BEGUN, by);
            });
        }
        finishRotation(by);
    }

    /**
     * Finishes a rotation page by page, each in its own transaction, so that an interrupted one resumes at the next
     * opening.
     */
    private void finishRotation(Actor by) {
        int moved;
        do {
            moved = writer.submit(this::rewrapSome);
        } while (moved == PAGE);
        writer.submit(transaction -> forgetOldKeys(transaction, by));
    }

    private int rewrapSome(Transaction transaction) {
        BrokerKey newest = BrokerKeys.newest(transaction);
        List<Kept> some = transaction.select(VaultStore.KEPT, handle -> VaultStore.notUnder(handle, newest.id(), PAGE));
        some.forEach(
                kept -> transaction.put(VaultStore.KEPT, vault.rewrap(kept, BrokerKeys.of(transaction, kept), newest)));
        return some.size();
    }

    private static boolean forgetOldKeys(Transaction transaction, Actor by) {
        List<BrokerKey> keys = VaultStore.keys(transaction.reading());
        if (keys.size() < 2) {
            return false;
        }
        keys.subList(0, keys.size() - 1).forEach(old -> transaction.delete(VaultStore.KEYS, old.id()));
        return event(transaction, EventType.SECRETS_BROKER_ROTATION_FINISHED, by);
    }

    SecretValue passphrase(Sealed sealed) {
        return transport.open(sealed, SealContext.passphrase());
    }

    private static boolean event(Transaction transaction, EventType type, Actor by) {
        transaction.append(new EventDraft(type, 1, by, SUBJECT, Json.write(Map.of()), null));
        return true;
    }

    private static void requireStrong(SecretValue passphrase) {
        char[] characters = passphrase.characters();
        int length = characters.length;
        Arrays.fill(characters, '\0');
        if (length < LENGTH_MIN) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "weak-passphrase",
                    "A passphrase has at least " + LENGTH_MIN + " characters; some words in a row do.");
        }
    }

    private static ControlPlaneException noPassphrase() {
        return new ControlPlaneException(
                Category.CONFLICT, "no-passphrase", "The machine's own key opens this broker; there is no passphrase.");
    }
}
