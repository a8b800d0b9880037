package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.secrets.VaultStore.BrokerKey;
import dev.missioncontrol.core.secrets.VaultStore.Kept;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;

/** Reads the broker's keys inside a transaction. Confined to the writer. */
final class BrokerKeys {
    private BrokerKeys() {}

    /** Returns all of them as this batch has them, oldest first. */
    static List<BrokerKey> all(Transaction transaction) {
        return transaction.select(VaultStore.KEYS, VaultStore::keys);
    }

    /** Returns the key for new versions. */
    static BrokerKey newest(Transaction transaction) {
        List<BrokerKey> keys = VaultStore.keys(transaction.reading());
        if (keys.isEmpty()) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE, "broker-locked", "The secrets broker has no passphrase yet; give it one.");
        }
        return keys.getLast();
    }

    /** Returns the key of that version. */
    static BrokerKey of(Transaction transaction, Kept kept) {
        return transaction
                .find(VaultStore.KEYS, kept.brokerKey())
                .orElseThrow(() -> new ControlPlaneException(
                        Category.INTERNAL,
                        "broken-at-rest",
                        "The broker's key " + kept.brokerKey() + " is not there; put it back from a backup."));
    }
}
