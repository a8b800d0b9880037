package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.core.secrets.VaultStore.BrokerKey;
import dev.missioncontrol.core.secrets.VaultStore.Kept;
import dev.missioncontrol.core.secrets.VaultStore.Place;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Encrypts and decrypts stored values while it has the root key. Thread-safe. */
final class Vault {
    private final AtomicReference<byte @Nullable []> root = new AtomicReference<>();

    boolean open() {
        return root.get() != null;
    }

    /** Takes over the key if it opens that broker key; wipes it otherwise. */
    boolean unlock(byte[] key, BrokerKey proof) {
        try {
            Arrays.fill(Envelope.open(key, proof.wrapped(), proof.about()), (byte) 0);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            Arrays.fill(key, (byte) 0);
            return false;
        }
        replace(key);
        return true;
    }

    /** Returns whether the present key opens that broker key. */
    boolean proves(BrokerKey key) {
        byte[] own = root.get();
        if (own == null) {
            return false;
        }
        try {
            Arrays.fill(Envelope.open(own, key.wrapped(), key.about()), (byte) 0);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    /** Takes over a new root key. */
    void replace(byte @Nullable [] key) {
        byte[] before = root.getAndSet(key);
        if (before != null) {
            Arrays.fill(before, (byte) 0);
        }
    }

    /** Creates a new broker key under the root key. */
    BrokerKey fresh(long id, RootKeyOrigin from) {
        return wrap(id, from, rootKey(), Envelope.freshKey());
    }

    /** Re-encrypts a broker key under another root key. */
    BrokerKey under(BrokerKey key, RootKeyOrigin other, byte[] otherKey) {
        return wrap(key.id(), other, otherKey, unwrap(key));
    }

    static BrokerKey wrap(long id, RootKeyOrigin from, byte[] rootKey, byte[] brokerKey) {
        try {
            return new BrokerKey(id, from, Envelope.seal(rootKey, brokerKey, BrokerKey.about(id, from)));
        } finally {
            Arrays.fill(brokerKey, (byte) 0);
        }
    }

    Kept keep(SecretName name, int version, SecretValue value, BrokerKey under) {
        Place place = new Place(name, version);
        byte[] own = Envelope.freshKey();
        AtomicReference<String> text = new AtomicReference<>();
        value.use(bytes -> text.set(Envelope.seal(own, bytes, place.about())));
        return new Kept(place, under.id(), wrap(own, place, under), text.get());
    }

    /** Re-encrypts a version's own key under another broker key; its value stays closed. */
    Kept rewrap(Kept kept, BrokerKey from, BrokerKey to) {
        byte[] own = own(kept, from);
        return new Kept(kept.place(), to.id(), wrap(own, kept.place(), to), kept.text());
    }

    private String wrap(byte[] own, Place place, BrokerKey under) {
        byte[] broker = unwrap(under);
        try {
            return Envelope.seal(broker, own, place.about());
        } finally {
            Arrays.fill(broker, (byte) 0);
            Arrays.fill(own, (byte) 0);
        }
    }

    SecretValue open(Kept kept, BrokerKey under) {
        byte[] own = own(kept, under);
        try {
            return SecretValue.taking(
                    Envelope.open(own, kept.text(), kept.place().about()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw broken(kept.place().about(), e);
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    private byte[] own(Kept kept, BrokerKey under) {
        byte[] broker = unwrap(under);
        try {
            return Envelope.open(broker, kept.wrapped(), kept.place().about());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw broken(kept.place().about(), e);
        } finally {
            Arrays.fill(broker, (byte) 0);
        }
    }

    private byte[] unwrap(BrokerKey key) {
        try {
            return Envelope.open(rootKey(), key.wrapped(), key.about());
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw locked(); // another node took another root key, and this one does not have it
        }
    }

    private byte[] rootKey() {
        byte[] key = root.get();
        if (key == null) {
            throw locked();
        }
        return key;
    }

    void requireOpen() {
        rootKey();
    }

    private static ControlPlaneException locked() {
        return new ControlPlaneException(
                Category.UNAVAILABLE, "broker-locked", "The secrets broker is locked; unlock it with its passphrase.");
    }

    private static ControlPlaneException broken(String what, Exception cause) {
        return new ControlPlaneException(
                Category.INTERNAL,
                "broken-at-rest",
                "What is kept as " + what + " does not belong there; put it back from a backup.",
                cause);
    }
}
