package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.PublicKeys;
import dev.missioncontrol.core.store.Column;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Machines that enrolled. */
final class IdentityStore {
    static final Table<Actor, Identity> IDENTITIES = new RowTable<>(
            "machine_identity",
            "select t.* from machine_identity t",
            IdentityStore::identity,
            Identity::machine,
            List.of(Column.text("machine", Actor::toString)),
            List.of(
                    Column.text("signing_key", row -> row.keys().signing()),
                    Column.text("sealing_key", row -> row.keys().sealing()),
                    Column.number("generation", Identity::generation),
                    Column.time("joined_at", Identity::joinedAt),
                    Column.flag("is_locked", Identity::locked)));

    private IdentityStore() {}

    static Optional<Identity> find(Handle handle, Actor machine) {
        return Optional.ofNullable(
                Store.read(handle, IDENTITIES, List.of(machine)).get(machine));
    }

    static List<Identity> after(Handle handle, @Nullable String machine, int limit) {
        return handle.createQuery(
                        "select * from machine_identity where machine > :machine order by machine limit :limit")
                .bind("machine", machine == null ? "" : machine)
                .bind("limit", limit)
                .map((row, _) -> identity(row))
                .list();
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                Actor.parse(row.getString("machine")),
                new PublicKeys(row.getString("signing_key"), row.getString("sealing_key")),
                row.getLong("generation"),
                Instant.ofEpochMilli(row.getLong("joined_at")),
                row.getBoolean("is_locked"));
    }
}
