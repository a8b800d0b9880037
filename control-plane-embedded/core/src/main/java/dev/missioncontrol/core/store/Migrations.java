package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** The migrations of the tables: the first one per database, all later ones shared. */
final class Migrations {
    /**
     * The first migration whose statements may each run twice. H2 commits every change of a table at once, so that a kill
     * leaves half a migration, which the next start takes from its beginning.
     */
    static final int REPEATABLE_SINCE = 19;

    private static final String ROOM = "classpath:dev/missioncontrol/core/migrations/";

    private Migrations() {}

    /** Migrates the tables; refuses those that a later version of the program has changed. */
    static void migrate(Flyway flyway) {
        refuseNewer(flyway.info());
        flyway.migrate();
    }

    /** Does the same, without any right to change tables where they are up to date. */
    static void migrateIfNeeded(Flyway flyway) {
        MigrationInfoService info = flyway.info();
        refuseNewer(info);
        if (info.pending().length > 0) {
            flyway.migrate();
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst()
                .ifPresent(newer -> {
                    throw new ControlPlaneException(
                            Category.UNAVAILABLE,
                            "newer-database",
                            "The database was changed by a later version of Mission Control (its tables are version "
                                    + newer.getVersion() + "); start that version, or restore a backup of this one.");
                });
    }

    /**
     * @param types names of the few types and functions that differ between the databases
     * @param step the last one to take
     */
    static Flyway of(DataSource connections, String database, Map<String, String> types, String step) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(connections)
                .locations(ROOM + database, ROOM + "both")
                .placeholders(types)
                .target(step)
                .load();
    }
}
