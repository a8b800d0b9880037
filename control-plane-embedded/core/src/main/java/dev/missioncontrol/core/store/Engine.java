package dev.missioncontrol.core.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What differs between the databases. Thread-safe. */
sealed interface Engine extends AutoCloseable permits H2Engine, PostgresEngine {
    static Engine of(Database database, int readers) {
        return switch (database) {
            case Database.H2File file -> H2Engine.in(file.directory(), readers);
            case Database.H2Url url -> H2Engine.at(url.url(), readers);
            case Database.Postgres postgres -> new PostgresEngine(postgres, readers);
        };
    }

    DataSource connections();

    /** Brings the tables up to date. */
    void migrate();

    /** Makes what was committed survive a power cut, where a commit alone does not. */
    void force(Handle handle);

    @Override
    void close();
}
