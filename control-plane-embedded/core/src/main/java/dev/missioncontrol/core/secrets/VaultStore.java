package dev.missioncontrol.core.secrets;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.text;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Stores ciphertexts and wrapped keys. Thread-safe. */
final class VaultStore {
    /** The place of a ciphertext. */
    record Place(SecretName name, int version) {
        String about() {
            return "secret/" + name + "/" + version;
        }
    }

    /**
     * A stored version.
     *
     * @param wrapped its own key under the broker's key of that id
     * @param text its value under its own key
     */
    record Kept(Place place, long brokerKey, String wrapped, String text) {}

    /** A key of the broker, under the root key. */
    record BrokerKey(long id, RootKeyOrigin origin, String wrapped) {
        String about() {
            return about(id, origin);
        }

        static String about(long id, RootKeyOrigin origin) {
            return "broker-key/" + id + "/" + origin.text();
        }
    }

    static final Table<Place, Kept> KEPT = new RowTable<>(
            "secret_cipher",
            "select t.* from secret_cipher t",
            VaultStore::kept,
            Kept::place,
            List.of(text("secret", place -> place.name().value()), number("version", Place::version)),
            List.of(number("broker_key", Kept::brokerKey), text("wrapped", Kept::wrapped), text("text", Kept::text)));

    static final Table<Long, BrokerKey> KEYS = new RowTable<>(
            "broker_key",
            "select t.* from broker_key t",
            VaultStore::key,
            BrokerKey::id,
            List.of(number("id", id -> id)),
            List.of(text("root", key -> key.origin().text()), text("wrapped", BrokerKey::wrapped)));

    private VaultStore() {}

    /** Lists the keys, oldest first; new versions use the last one. */
    static List<BrokerKey> keys(Handle handle) {
        return handle.createQuery("select t.* from broker_key t order by t.id")
                .map((row, _) -> key(row))
                .list();
    }

    /** Lists versions under any other key than that one. */
    static List<Kept> notUnder(Handle handle, long brokerKey, int limit) {
        return handle.createQuery("select t.* from secret_cipher t where t.broker_key <> :key"
                        + " order by t.secret, t.version limit :limit")
                .bind("key", brokerKey)
                .bind("limit", limit)
                .map((row, _) -> kept(row))
                .list();
    }

    static long countNotUnder(Handle handle, long brokerKey) {
        return handle.createQuery("select count(*) from secret_cipher t where t.broker_key <> :key")
                .bind("key", brokerKey)
                .mapTo(Long.class)
                .one();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Place(new SecretName(row.getString("secret")), row.getInt("version")),
                row.getLong("broker_key"),
                row.getString("wrapped"),
                row.getString("text"));
    }

    private static BrokerKey key(ResultSet row) throws SQLException {
        return new BrokerKey(row.getLong("id"), RootKeyOrigin.parse(row.getString("root")), row.getString("wrapped"));
    }
}
