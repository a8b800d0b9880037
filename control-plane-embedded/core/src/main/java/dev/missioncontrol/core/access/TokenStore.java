package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.policy.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tokens' SQL: only keyed digests are stored. */
final class TokenStore {
    private TokenStore() {}

    static Optional<Tokens.Use> find(Handle handle, byte[] digest) {
        return handle.createQuery("select role, name, used from token where digest = :digest")
                .bind("digest", digest)
                .map((row, _) -> new Tokens.Use(principal(row), row.getBoolean("used")))
                .findOne();
    }

    static Principal owner(Handle handle, String id) {
        return handle.createQuery("select role, name from token where id = :id")
                .bind("id", id)
                .map((row, _) -> principal(row))
                .one();
    }

    private static Principal principal(ResultSet row) throws SQLException {
        return new Principal(Role.valueOf(row.getString("role")), row.getString("name"));
    }

    static void insert(Handle handle, String id, Principal principal, byte[] digest, long nowMillis) {
        handle.createUpdate("insert into token (id, role, name, digest, issued_at, used)"
                        + " values (:id, :role, :name, :digest, :now, false)")
                .bind("id", id)
                .bind("role", principal.role().name())
                .bind("name", principal.name())
                .bind("digest", digest)
                .bind("now", nowMillis)
                .execute();
    }

    /** Ids of a principal's tokens, newest first. */
    static List<String> ids(Handle handle, Principal principal, boolean onlyUnused) {
        return handle.createQuery(
                        "select id from token where role = :role and name = :name and (not :unused or not used)"
                                + " order by id desc")
                .bind("role", principal.role().name())
                .bind("name", principal.name())
                .bind("unused", onlyUnused)
                .mapTo(String.class)
                .list();
    }

    static void delete(Handle handle, String id) {
        handle.execute("delete from token where id = ?", id);
    }

    static void markUsed(Handle handle, byte[] digest) {
        handle.execute("update token set used = true where digest = ?", digest);
    }

    static String idOf(Handle handle, byte[] digest) {
        return handle.createQuery("select id from token where digest = :digest")
                .bind("digest", digest)
                .mapTo(String.class)
                .one();
    }
}
