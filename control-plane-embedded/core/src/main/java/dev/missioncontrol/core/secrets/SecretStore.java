package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores the public part of secrets. Thread-safe. */
final class SecretStore {
    static final RowTable<SecretName, Secret> SECRETS = RecordTable.of("secret", Secret.class)
            .absent("lastRead", null)
            .fixed("created_at")
            .keyed("name", Secret::name);

    static final RowTable<SecretReadId, SecretRead> READS = RecordTable.of("secret_read", SecretRead.class)
            .renamed("name", "secret")
            .renamed("by", "reader")
            .renamed("at", "at_millis")
            .keyed("id", SecretRead::id);

    private SecretStore() {}

    /** Lists all secrets, removed ones included, by name in Java's order, which differs from that of the databases. */
    static List<Secret> secrets(Handle handle) {
        return handle.createQuery("select t.* from secret t").map(SECRETS.mapper()).list().stream()
                .sorted(Comparator.comparing(Secret::name))
                .toList();
    }

    /** Returns the newest read of each secret. */
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
                .map(READS.mapper())
                .stream()
                .collect(Collectors.toMap(SecretRead::name, Function.identity()));
    }

    /** Lists reads, newest first, from just before {@code before}. */
    static List<SecretRead> reads(Handle handle, SecretName name, @Nullable String before, int limit) {
        return handle.createQuery("select t.* from secret_read t where t.secret = :name and t.id < :before"
                        + " order by t.id desc limit :limit")
                .bind("name", name.value())
                .bind("before", before == null ? "~" : before)
                .bind("limit", limit)
                .map(READS.mapper())
                .list();
    }
}
