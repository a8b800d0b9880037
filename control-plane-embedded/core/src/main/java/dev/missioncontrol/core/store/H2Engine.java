package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.store.file.FileUse;
import dev.missioncontrol.core.store.nodes.Nodes;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs H2 in this process. Closing the last connection closes the file in order. A failing write closes it too; the
 * next connection opens it again, read-only if the disk allows no more. Thread-safe.
 */
final class H2Engine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(H2Engine.class);
    private static final Set<Integer> CLOSED = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.DATABASE_IS_READ_ONLY);

    /**
     * We close in order ourselves and log ourselves. The last two options keep forced data readable: with a delay H2
     * also writes from a thread of its own, and a sync that meets it does not wait for those bytes; and the file's
     * header learns of a chunk in reused space only some chunks later, so that a crash before then loses it.
     */
    private static final String OPTIONS =
            ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0;REUSE_SPACE=FALSE" + ";QUERY_CACHE_SIZE=64";

    private final String url;
    private final FreeSpace freeSpace;
    private final boolean upToDate;
    private final Compaction compaction;
    private final int connectionsMax;
    private final TelemetryFile telemetryFile;
    private volatile JdbcConnectionPool pool;

    private H2Engine(String url, FreeSpace freeSpace, boolean upToDate, long slackBytes, int readers) {
        // H2 looks every value up in a cache of its own; measured, that costs a fifth of the writer's time.
        System.setProperty("h2.objectCache", "false");
        this.url = url + OPTIONS;
        this.freeSpace = freeSpace;
        this.upToDate = upToDate;
        this.compaction = new Compaction(slackBytes);
        this.connectionsMax = readers + 2;
        this.telemetryFile = new TelemetryFile(url, connectionsMax);
        this.pool = newPool(this.url);
    }

    static H2Engine in(Database.H2File file, int readers) {
        String url = "jdbc:h2:file:" + file.directory().toAbsolutePath().resolve("control-plane");
        return new H2Engine(
                url,
                new FreeSpace(DiskVolume.of(file.directory()), file.freeMinBytes()),
                false,
                Compaction.SLACK_BYTES,
                readers);
    }

    static H2Engine at(Database.H2Url url, int readers) {
        return new H2Engine(
                url.url(),
                new FreeSpace(url.volume(), FreeSpace.FREE_MIN_BYTES),
                url.upToDate(),
                url.slackBytes(),
                readers);
    }

    private JdbcConnectionPool newPool(String url) {
        JdbcConnectionPool fresh = JdbcConnectionPool.create(url, "mission", "");
        fresh.setMaxConnections(connectionsMax);
        return fresh;
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void migrate(String step) {
        if (upToDate) {
            telemetryFile.open(false);
            return;
        }
        Jdbi jdbi = Jdbi.create(pool);
        int before = jdbi.withHandle(H2Engine::schema);
        if (before > 0) {
            jdbi.useHandle(H2Engine::forgetFailures);
        }
        telemetryFile.open(before == 0);
        if (before > 0 && before < TelemetryFile.SINCE && reaches(step)) {
            Migrations.migrate(migrations(Integer.toString(TelemetryFile.SINCE - 1)));
            jdbi.useHandle(telemetryFile::takeOver);
        }
        Migrations.migrate(migrations(step));
        jdbi.useHandle(this::force);
    }

    /** Returns the last migration that the database has had, 0 if it is new. */
    private static int schema(Handle handle) {
        boolean fresh = handle.createQuery("select count(*) = 0 from information_schema.tables"
                        + " where table_name = 'flyway_schema_history'")
                .mapTo(Boolean.class)
                .one();
        return fresh
                ? 0
                : handle.createQuery("select coalesce(max(cast(\"version\" as int)), 0) from \"flyway_schema_history\""
                                + " where \"success\" and \"version\" is not null")
                        .mapTo(Integer.class)
                        .one();
    }

    /** Lets migrations that failed half-way be taken again, if they can be. */
    private static void forgetFailures(Handle handle) {
        handle.execute(
                "delete from \"flyway_schema_history\" where not \"success\" and cast(\"version\" as int) >= ?",
                Migrations.REPEATABLE_SINCE);
    }

    /** Returns whether a migration to that step takes telemetry out of this file. */
    private static boolean reaches(String step) {
        return !step.chars().allMatch(Character::isDigit) || Integer.parseInt(step) >= TelemetryFile.SINCE;
    }

    private Flyway migrations(String step) {
        return Migrations.of(pool, "h2", Map.of("bytes", "varbinary", "hex", "rawtohex", "as_hex", ""), step);
    }

    @Override
    public Optional<TelemetryFile> telemetryFile() {
        return Optional.of(telemetryFile);
    }

    @Override
    public String why(Throwable failure) {
        return H2Errors.why(failure, "control-plane.mv.db");
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void force(Handle handle) {
        handle.execute("checkpoint sync");
    }

    @Override
    public void tidy(Handle handle) {
        compaction.step(handle);
    }

    @Override
    public Optional<ControlPlaneException> refusal() {
        return freeSpace.refusal();
    }

    @Override
    public Optional<FileUse> fileUse(Handle handle) {
        return Optional.of(FileUse.of(Compaction.file(handle)));
    }

    @Override
    public OptionalLong freeBytes() {
        return OptionalLong.of(freeSpace.freeBytes());
    }

    @Override
    public boolean gone(Throwable failure) {
        boolean closed = closed(failure);
        if (closed) {
            freeSpace.suspect();
            renew();
        }
        return closed;
    }

    /** Returns whether the failure means that H2 has closed the file. */
    static boolean closed(Throwable failure) {
        return StoreFailure.anyOf(failure, (_, code) -> CLOSED.contains(code));
    }

    @Override
    public void writeFailed() {
        freeSpace.suspect();
    }

    @Override
    public void startOver(Handle handle) {
        try {
            handle.execute("shutdown immediately");
        } catch (JdbiException e) {
            LOG.debug("the database was closed already", e);
        }
        renew();
    }

    /** Reopens the pool as far as the disk allows. Connections of the old pool may belong to a closed database. */
    private synchronized void renew() {
        JdbcConnectionPool old = pool;
        pool = newPool(freeSpace.refusal().isPresent() ? url + ";ACCESS_MODE_DATA=r" : url);
        old.dispose();
    }

    @Override
    public boolean opensAgainAtOnce() {
        return true;
    }

    @Override
    public Nodes nodes() {
        return Nodes.NONE;
    }

    @Override
    public <T> T snapshot(Handle handle, Function<Handle, T> reading) {
        return snapshotOf(handle, reading);
    }

    static <T> T snapshotOf(Handle handle, Function<Handle, T> reading) {
        handle.execute("set session characteristics as transaction isolation level snapshot");
        handle.execute("set lazy_query_execution 1"); // large tables must not be collected in memory first
        try {
            handle.begin();
            return reading.apply(handle);
        } finally {
            handle.rollback();
            handle.execute("set lazy_query_execution 0");
            handle.execute("set session characteristics as transaction isolation level read committed");
        }
    }

    @Override
    public void close() {
        telemetryFile.close();
        pool.dispose();
    }
}
