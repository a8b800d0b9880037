package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.policy.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Stores tokens, of which only keyed digests are kept. */
final class TokenStore {
    /** Time for which an issued token is remembered by its idempotency key. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** The longest absence of a machine before it must enrol again. */
    static final Duration RENEWABLE = Duration.ofDays(30);
    /** Time for which a replaced token is kept, so that a copy of it is recognised. */
    static final Duration KNOWN_AGAIN = Duration.ofDays(7);

    private static final String TOKENS = "select t.* from token t where t.ended_at is null and ";

    private static final String LONG_ENDED =
            " from token where (ended_at < :before or (generation is null and (expires_at < :before"
                    + " or yields_at < :before)) or (generation is not null and (expires_at < :renewable"
                    + " or retired_at < :knownAgain))) and changed < (select max(changed) from token)";

    private TokenStore() {}

    /**
     * Finds the candidate for a token; the digest decides. Excludes the classic clients' token while they are switched
     * off.
     */
    static Optional<Credential> find(Handle handle, String lookup) {
        return handle.createQuery(TOKENS + "t.lookup = :lookup and (t.role <> 'CLASSIC' or not exists"
                        + " (select 1 from fleet_switch s where s.name = '" + SwitchStore.CLASSIC
                        + "' and not s.turned_on))")
                .bind("lookup", lookup)
                .map(TokenStore::credential)
                .findOne();
    }

    static Optional<Credential> withId(Handle handle, String id) {
        return handle.createQuery(TOKENS + "t.id = :id")
                .bind("id", id)
                .map(TokenStore::credential)
                .findOne();
    }

    /** Lists a principal's tokens, newest first, without replaced ones of an enrolled machine. */
    static List<Credential> of(Handle handle, Principal principal) {
        return handle.createQuery(
                        TOKENS + "t.role = :role and t.name = :name and t.retired_at is null order by t.id desc")
                .bind("role", principal.role().name())
                .bind("name", principal.name())
                .map(TokenStore::credential)
                .list();
    }

    /** Lists valid tokens, newest first, without those of tasks, which are short-lived. */
    static List<Credential> list(Handle handle, @Nullable String before, Instant now, int limit) {
        return handle.createQuery(
                        TOKENS + "(t.expires_at is null or t.expires_at > :now)"
                                + " and (t.yields_at is null or t.yields_at > :now)"
                                + " and t.retired_at is null and t.role <> 'TASK' and t.id < :before order by t.id desc limit :limit")
                .bind("now", now.toEpochMilli())
                .bind("before", before == null ? "~" : before)
                .bind("limit", limit)
                .map(TokenStore::credential)
                .list();
    }

    private static Credential credential(ResultSet row, StatementContext context) throws SQLException {
        String invites = row.getString("invites");
        TokenInfo info = new TokenInfo(
                new TokenId(row.getString("id")),
                Role.valueOf(row.getString("role")),
                row.getString("name"),
                invites == null ? null : Actor.parse(invites),
                Actor.parse(row.getString("issued_by")),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                time(row, "expires_at"),
                null);
        return new Credential(
                info,
                new TokenDigest(row.getBytes("digest")),
                row.getString("replaces"),
                row.getBoolean("used"),
                time(row, "yields_at"),
                number(row, "generation"),
                time(row, "retired_at"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static void insert(Handle handle, Credential fresh, @Nullable IdempotentCall call) {
        handle.createUpdate("insert into token (id, role, name, lookup, digest, issued_at, used, issued_by,"
                        + " expires_at, replaces, invites, request, request_digest, generation, changed) values (:id, :role, :name,"
                        + " :lookup, :digest, :issuedAt, false, :issuedBy, :expiresAt, :replaces, :invites, :request,"
                        + " :requestDigest, :generation, :changed)")
                .bind("id", fresh.id())
                .bind("role", fresh.info().role().name())
                .bind("name", fresh.info().name())
                .bind("lookup", fresh.digest().lookup())
                .bind("digest", fresh.digest().bytes())
                .bind("issuedAt", fresh.info().issuedAt().toEpochMilli())
                .bind("issuedBy", fresh.info().issuedBy().toString())
                .bind("expiresAt", millis(fresh.info().expiresAt()))
                .bind("replaces", fresh.replaces())
                .bind("invites", text(fresh.info().invites()))
                .bind("request", call == null ? null : name(call))
                .bind("requestDigest", call == null ? null : call.digest())
                .bind("generation", fresh.generation())
                .bind("changed", changes(handle) + 1)
                .execute();
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable String text(@Nullable Actor actor) {
        return actor == null ? null : actor.toString();
    }

    /** A request that was answered with a token before. */
    record Answered(String id, String digest) {}

    static Optional<Answered> answered(Handle handle, IdempotentCall call) {
        return handle.createQuery("select id, request_digest from token where request = :request")
                .bind("request", name(call))
                .map((row, _) -> new Answered(row.getString("id"), row.getString("request_digest")))
                .findOne();
    }

    private static String name(IdempotentCall call) {
        return call.actor() + " " + call.key();
    }

    /** Ends a token; its remaining row is not secret. */
    static void end(Handle handle, String id, Instant now) {
        handle.createUpdate("update token set digest = null, lookup = null, ended_at = :now, changed = :changed"
                        + " where id = :id")
                .bind("now", now.toEpochMilli())
                .bind("changed", changes(handle) + 1)
                .bind("id", id)
                .execute();
    }

    static void markUsed(Handle handle, String id) {
        handle.createUpdate("update token set used = true, changed = :changed where id = :id")
                .bind("changed", changes(handle) + 1)
                .bind("id", id)
                .execute();
    }

    static void yieldAt(Handle handle, String id, Instant end) {
        handle.createUpdate("update token set yields_at = :end, changed = :changed where id = :id")
                .bind("end", end.toEpochMilli())
                .bind("changed", changes(handle) + 1)
                .bind("id", id)
                .execute();
    }

    /** Marks a token whose newer generation is in use; it is kept to recognise copies. */
    static void retire(Handle handle, String id, Instant now) {
        handle.createUpdate("update token set retired_at = :now, changed = :changed where id = :id")
                .bind("now", now.toEpochMilli())
                .bind("changed", changes(handle) + 1)
                .bind("id", id)
                .execute();
    }

    /** Forgets the replaced tokens of a machine. */
    static void forgetRetired(Handle handle, Principal machine, Instant now) {
        handle.createUpdate("update token set digest = null, lookup = null, ended_at = :now, changed = :changed"
                        + " where role = :role and name = :name and retired_at is not null and ended_at is null")
                .bind("now", now.toEpochMilli())
                .bind("changed", changes(handle) + 1)
                .bind("role", machine.role().name())
                .bind("name", machine.name())
                .execute();
    }

    /** Counts a change that no token's row shows. */
    static void touch(Handle handle) {
        handle.createUpdate("update token set changed = :changed where id = (select max(id) from token)")
                .bind("changed", changes(handle) + 1)
                .execute();
    }

    /** Returns the number of changes to tokens. */
    static long changes(Handle handle) {
        return handle.createQuery("select max(changed) from token")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /**
     * Prunes long-ended tokens, except the last change, which the count of changes needs.
     *
     * @return their ids
     */
    static List<String> prune(Handle handle, Instant now) {
        List<String> ended = longEnded(handle.createQuery("select id" + LONG_ENDED), now)
                .mapTo(String.class)
                .list();
        if (!ended.isEmpty()) {
            longEnded(handle.createUpdate("delete" + LONG_ENDED), now).execute();
        }
        return ended;
    }

    private static <S extends SqlStatement<S>> S longEnded(S statement, Instant now) {
        return statement
                .bind("before", now.minus(REMEMBERED).toEpochMilli())
                .bind("knownAgain", now.minus(KNOWN_AGAIN).toEpochMilli())
                .bind("renewable", now.minus(RENEWABLE).toEpochMilli());
    }
}
