package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.store.rows.Sql;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.message.DbException;
import org.h2.store.fs.FileUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps telemetry in an H2 file beside the one of the log. Space is used again, and a commit forces nothing. A file whose
 * content is damaged is put aside and a new one begun: without telemetry leases get their whole grace. Thread-safe.
 */
final class TelemetryFile implements AutoCloseable {
    /** The migration that takes these tables out of the file of the log. */
    static final int SINCE = 22;

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryFile.class);
    private static final SortedSet<String> TABLES = TableClass.tables(TableClass.TELEMETRY);
    private static final String SCRIPT = "migrations/telemetry/tables.sql";
    private static final String SUFFIX = ".mv.db";
    private static final int BATCH = 500;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Without a delay no thread but the committing one writes, so that each step of a test does the same. */
    private static final String OPTIONS =
            ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0;QUERY_CACHE_SIZE=64";

    private final String url;
    private final int connectionsMax;
    private final Jdbi jdbi = Jdbi.create(this::connect);
    private volatile JdbcConnectionPool pool;

    /** @param log the URL of the file of the log, perhaps with settings */
    TelemetryFile(String log, int connectionsMax) {
        int end = log.indexOf(';') < 0 ? log.length() : log.indexOf(';');
        this.url = log.substring(0, end) + "-telemetry" + log.substring(end);
        this.connectionsMax = connectionsMax;
        this.pool = newPool();
    }

    private JdbcConnectionPool newPool() {
        JdbcConnectionPool fresh = JdbcConnectionPool.create(url + OPTIONS, "mission", "");
        fresh.setMaxConnections(connectionsMax);
        return fresh;
    }

    private Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /**
     * Opens or creates the file.
     *
     * @param empty whether it begins without rows, because the log does
     */
    void open(boolean empty) {
        if (url.contains(";ACCESS_MODE_DATA=r")) {
            return; // a copy of the log that is only looked at has none
        }
        try {
            prepare(empty);
        } catch (JdbiException e) {
            if (!H2Errors.damaged(e)) {
                throw notOpened(e);
            }
            putAside(e);
            prepare(empty);
        }
    }

    private void prepare(boolean empty) {
        jdbi.useHandle(handle -> {
            if (Sql.call(handle.getConnection()::isReadOnly)) {
                return;
            }
            if (empty) {
                handle.execute("drop all objects");
            }
            handle.createScript(script()).execute();
        });
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(
                Migrations.class.getResourceAsStream("/dev/missioncontrol/core/" + SCRIPT), SCRIPT + " is missing")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + SCRIPT, e);
        }
    }

    private ControlPlaneException notOpened(JdbiException failure) {
        String name = file().substring(file().lastIndexOf('/') + 1);
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                "database-unavailable",
                "The database could not be opened: " + H2Errors.why(failure, name) + ".",
                failure);
    }

    private String file() {
        int end = url.indexOf(';') < 0 ? url.length() : url.indexOf(';');
        return url.substring("jdbc:h2:".length(), end).replaceFirst("^file:", "") + SUFFIX;
    }

    /** Moves a damaged file away; its name says when it was last written. */
    private void putAside(JdbiException failure) {
        String file = file();
        pool.dispose();
        try {
            if (FileUtils.exists(file)) {
                String aside = aside(file);
                LOG.warn("{} is damaged and is put aside as {}; leases get their whole grace", file, aside, failure);
                FileUtils.move(file, aside);
            }
        } catch (DbException e) {
            failure.addSuppressed(e);
            throw notOpened(failure);
        }
        pool = newPool();
    }

    private static String aside(String file) {
        long millis = FileUtils.lastModified(file);
        String aside = aside(file, millis);
        while (FileUtils.exists(aside)) {
            millis++;
            aside = aside(file, millis);
        }
        return aside;
    }

    private static String aside(String file, long millis) {
        return file + ".unreadable-" + DATE.format(Instant.ofEpochMilli(millis));
    }

    /**
     * Copies the rows of the tables as they were in the file of the log; they may be there already. An upgrade that ended while
     * it dropped those tables has copied all of them.
     */
    void takeOver(Handle log) {
        jdbi.useTransaction(handle -> {
            log.execute("set lazy_query_execution 1");
            for (String table : left(log)) {
                Sql.run(() -> copy(table, log.getConnection(), handle.getConnection()));
            }
            log.execute("set lazy_query_execution 0");
        });
        force();
    }

    private static List<String> left(Handle log) {
        Set<String> present = log.createQuery("select lower(table_name) from information_schema.tables")
                .mapTo(String.class)
                .set();
        return TABLES.stream().filter(present::contains).toList();
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            StringBuilder names = new StringBuilder();
            for (int column = 1; column <= columns; column++) {
                names.append(column == 1 ? "" : ", ").append(rows.getMetaData().getColumnName(column));
            }
            String marks = String.join(", ", Collections.nCopies(columns, "?"));
            try (PreparedStatement merge =
                    to.prepareStatement("merge into " + table + " (" + names + ") values (" + marks + ")")) {
                int waiting = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        merge.setObject(column, rows.getObject(column));
                    }
                    merge.addBatch();
                    if (++waiting % BATCH == 0) {
                        merge.executeBatch();
                    }
                }
                merge.executeBatch();
            }
        }
    }

    /** Reads the committed rows; a file that was closed by a failure is opened again. */
    <T> T read(Function<Handle, T> reading) {
        try {
            return jdbi.withHandle(reading::apply);
        } catch (JdbiException | StoreFailure e) {
            if (!H2Engine.closed(e)) {
                throw e;
            }
            renew();
            return jdbi.withHandle(reading::apply);
        }
    }

    /** Reads one state of all its tables. */
    <T> T snapshot(Function<Handle, T> reading) {
        return jdbi.withHandle(handle -> H2Engine.snapshotOf(handle, reading));
    }

    /** Changes rows in one transaction. */
    synchronized void write(Consumer<Handle> writing) {
        boolean done = false;
        try {
            jdbi.useTransaction(writing::accept);
            done = true;
        } finally {
            if (!done) {
                renew();
            }
        }
    }

    /** Makes what was written survive a power failure. */
    void force() {
        jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
    }

    private synchronized void renew() {
        JdbcConnectionPool old = pool;
        pool = newPool();
        old.dispose();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
