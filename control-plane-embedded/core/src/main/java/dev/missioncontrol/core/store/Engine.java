package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.store.file.FileUse;
import dev.missioncontrol.core.store.nodes.Nodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Abstracts the differences between the databases. Thread-safe. */
sealed interface Engine extends AutoCloseable permits H2Engine, PostgresEngine {
    static Engine of(Database database, int readers) {
        return switch (database) {
            case Database.H2File file -> H2Engine.in(file, readers);
            case Database.H2Url url -> H2Engine.at(url, readers);
            case Database.Postgres postgres -> new PostgresEngine(postgres, readers);
        };
    }

    Connection connect() throws SQLException;

    /**
     * Migrates the tables to a version, or to the newest one.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (newer-database) if a later version has changed them
     */
    void migrate(String step);

    /** Returns why the database could not be opened and what to do, as the end of a sentence. */
    String why(Throwable failure);

    /** Returns the file of telemetry, if its tables do not lie among the others. */
    Optional<TelemetryFile> telemetryFile();

    /** Returns whether other nodes write to the same database. */
    boolean shared();

    /** Makes committed data survive a power failure, if a commit alone does not. */
    void force(Handle handle);

    /** Gives back unused space, for a moment and only if there is enough of it. */
    void tidy(Handle handle);

    /** Returns the reason, if any, why nothing may be written now. */
    Optional<ControlPlaneException> refusal();

    /** Returns the size of the database's file and how much of it is in use, if it is a file of this machine. */
    Optional<FileUse> fileUse(Handle handle);

    /** Returns the free space on the disk of the database, if it is on this machine. */
    OptionalLong freeBytes();

    /**
     * Returns whether the failure means that the database is gone, as opposed to a refused statement. Later connections
     * are new ones.
     */
    boolean gone(Throwable failure);

    /** Reports that a commit or a forced sync has failed. */
    void writeFailed();

    /** Ends everything that is open, in whatever state; the next connection reopens the database. */
    void startOver(Handle handle);

    /** Returns whether a read that met a database which has {@link #gone} may be repeated at once. */
    boolean opensAgainAtOnce();

    /** Returns the other nodes on the same database. */
    Nodes nodes();

    /** Reads the state of one moment, regardless of concurrent writes. */
    <T> T snapshot(Handle handle, Function<Handle, T> reading);

    @Override
    void close();
}
