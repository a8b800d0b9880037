package dev.missioncontrol.core.store;

import dev.missioncontrol.core.store.Database.Login;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Grants the application's login its rights when another login owns the tables: it can neither change nor delete an
 * event.
 */
final class Grants {
    /** An arbitrary lock number. Nodes that start together take turns, because PostgreSQL refuses concurrent grants. */
    private static final long TURN = 4_714_201L;

    private static final String USUAL = "select, insert, update, delete";
    private static final Map<String, String> NARROWER = Map.of(
            "event", "select, insert",
            "event_body", "select, insert, delete",
            "checkpoint", "select, insert");

    private Grants() {}

    static void give(DataSource owner, Login application) {
        Jdbi.create(owner).useTransaction(handle -> {
            handle.createQuery("select pg_advisory_xact_lock(:turn)")
                    .bind("turn", TURN)
                    .map((_, _) -> true)
                    .one();
            String role = quoted(application.user());
            TableClass.TABLES.keySet().forEach(table -> give(handle, table, role));
            handle.execute("grant select on flyway_schema_history to " + role);
        });
    }

    private static void give(Handle handle, String table, String role) {
        String rights = NARROWER.getOrDefault(table, USUAL);
        handle.execute("revoke all on " + table + " from " + role);
        handle.execute("grant " + rights + " on " + table + " to " + role);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
