package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.store.nodes.Nodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What differs between the databases. Thread-safe. */
sealed interface Engine extends AutoCloseable permits H2Engine, PostgresEngine {
    static Engine of(Database database, int readers) {
        return switch (database) {
            case Database.H2File file -> H2Engine.in(file, readers);
            case Database.H2Url url -> H2Engine.at(url, readers);
            case Database.Postgres postgres -> new PostgresEngine(postgres, readers);
        };
    }

    Connection connect() throws SQLException;

    /** Brings the tables up to a step, or to the newest one. */
    void migrate(String step);

    /** Whether other nodes write to the same database. */
    boolean shared();

    /** Makes what was committed survive a power cut, where a commit alone does not. */
    void force(Handle handle);

    /** Gives back space that is no longer needed, for a moment and if there is enough of it. */
    void tidy(Handle handle);

    /** Why nothing may be written now, if that is so. */
    Optional<ControlPlaneException> refusal();

    /** Free on the disk of the database, where it lies on this machine. */
    OptionalLong freeBytes();

    /** Whether the failure says that the database has gone, not that it disliked a statement. Later connections are new ones. */
    boolean gone(Throwable failure);

    /** A commit or a forced sync has failed. */
    void writeFailed();

    /** Ends everything that is open, whatever state it is in; what comes next opens the database anew. */
    void startOver(Handle handle);

    /** Whether a read that met a database which has {@link #gone} may simply be done again. */
    boolean opensAgainAtOnce();

    /** The other nodes on the same database. */
    Nodes nodes();

    /** Reads everything as it is at one moment, whatever is written meanwhile. */
    <T> T snapshot(Handle handle, Function<Handle, T> reading);

    @Override
    void close();
}
