package dev.missioncontrol.core.secrets;

import static dev.missioncontrol.core.store.Column.number;
import static dev.missioncontrol.core.store.Column.once;
import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of what may be known of secrets. Thread-safe. */
final class SecretStore {
    private static final TypeReference<List<SecretVersion>> VERSIONS = new TypeReference<>() {};
    private static final TypeReference<List<Grant>> GRANTS = new TypeReference<>() {};

    static final Table<SecretName, Secret> SECRETS = new RowTable<>(
            "secret",
            "select t.* from secret t",
            SecretStore::secret,
            Secret::name,
            List.of(text("name", SecretName::value)),
            List.of(
                    text("versions", row -> Json.write(row.versions())),
                    text("grants", row -> Json.write(row.grants())),
                    once(time("created_at", Secret::createdAt)),
                    time("changed_at", Secret::changedAt),
                    time("removed_at", Secret::removedAt)));

    static final Table<SecretReadId, SecretRead> READS = new RowTable<>(
            "secret_read",
            "select t.* from secret_read t",
            SecretStore::read,
            SecretRead::id,
            List.of(text("id", SecretReadId::value)),
            List.of(
                    text("secret", row -> row.name().value()),
                    number("version", SecretRead::version),
                    text("reader", row -> row.by().toString()),
                    time("at_millis", SecretRead::at),
                    text("lease", row -> row.lease() == null ? null : Json.write(row.lease()))));

    private SecretStore() {}

    /** All that ever were, by name in the order of Java, which is no database's. */
    static List<Secret> secrets(Handle handle) {
        return handle.createQuery("select t.* from secret t").map((row, _) -> secret(row)).list().stream()
                .sorted(Comparator.comparing(Secret::name))
                .toList();
    }

    /** The newest read of each of them. */
    static Map<SecretName, SecretRead> lastReads(Handle handle, List<Secret> secrets) {
        if (secrets.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery("select t.* from secret_read t where t.id in"
                        + " (select max(r.id) from secret_read r where r.secret in (<names>) group by r.secret)")
                .bindList(
                        "names",
                        secrets.stream().map(secret -> secret.name().value()).toList())
                .map((row, _) -> read(row))
                .stream()
                .collect(Collectors.toMap(SecretRead::name, Function.identity()));
    }

    /** The newest first, from just before {@code before}. */
    static List<SecretRead> reads(Handle handle, SecretName name, @Nullable String before, int limit) {
        return handle.createQuery("select t.* from secret_read t where t.secret = :name and t.id < :before"
                        + " order by t.id desc limit :limit")
                .bind("name", name.value())
                .bind("before", before == null ? "~" : before)
                .bind("limit", limit)
                .map((row, _) -> read(row))
                .list();
    }

    static List<SecretRead> readsAfter(Handle handle, @Nullable String after, int limit) {
        return handle.createQuery("select t.* from secret_read t where t.id > :after order by t.id limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, _) -> read(row))
                .list();
    }

    private static Secret secret(ResultSet row) throws SQLException {
        return new Secret(
                new SecretName(row.getString("name")),
                Json.readAnswer(row.getString("versions"), VERSIONS),
                Json.readAnswer(row.getString("grants"), GRANTS),
                null,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                instant(row, "removed_at"));
    }

    private static SecretRead read(ResultSet row) throws SQLException {
        String lease = row.getString("lease");
        return new SecretRead(
                new SecretReadId(row.getString("id")),
                new SecretName(row.getString("secret")),
                row.getInt("version"),
                Actor.parse(row.getString("reader")),
                Instant.ofEpochMilli(row.getLong("at_millis")),
                lease == null ? null : Json.read(lease, SecretLease.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
