package dev.missioncontrol.core.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The migrations of the tables: the first one per database, all later ones shared. */
final class Migrations {
    private static final String ROOM = "classpath:dev/missioncontrol/core/migrations/";

    private Migrations() {}

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
