package dev.missioncontrol.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.store.Database.Login;
import dev.missioncontrol.core.store.file.FileUse;
import dev.missioncontrol.core.store.nodes.Nodes;
import dev.missioncontrol.core.store.nodes.PostgresNodes;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A pool of connections to a PostgreSQL that other nodes may share. Thread-safe. */
final class PostgresEngine implements Engine {
    /** Longer than a healthy database ever takes, and shorter than callers wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Timeouts after which a silent database counts as lost, in the driver's seconds; the URL may override them. */
    private static final Map<String, String> SILENCE =
            Map.of("connectTimeout", "3", "loginTimeout", "5", "socketTimeout", "20", "tcpKeepAlive", "true");

    /** Sends a batch of inserts as one statement. */
    private static final String BULK = "reWriteBatchedInserts";

    private final Database.Postgres database;
    private final HikariDataSource pool;

    PostgresEngine(Database.Postgres database, int readers) {
        this.database = database;
        this.pool = pool(database, database.application(), readers + 2);
    }

    private static HikariDataSource pool(Database.Postgres database, Login login, int connectionsMax) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(database.url());
        config.setCredentialsProvider(
                () -> Credentials.of(login.user(), login.password().get()));
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1); // the first use says what is wrong, in our words
        SILENCE.forEach(config::addDataSourceProperty);
        config.addDataSourceProperty(BULK, "true");
        return new HikariDataSource(config);
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void migrate(String step) {
        if (database.migrations().isPresent()) {
            try (HikariDataSource owner = pool(database, database.migrations().get(), 2)) {
                Migrations.migrate(migrations(owner, step));
                Grants.give(owner, database.application());
            }
        } else {
            Migrations.migrateIfNeeded(migrations(pool, step));
        }
    }

    @Override
    public String why(Throwable failure) {
        return PostgresErrors.why(failure);
    }

    private static Flyway migrations(DataSource connections, String step) {
        return Migrations.of(
                connections, "postgresql", Map.of("bytes", "bytea", "hex", "encode", "as_hex", ", 'hex'"), step);
    }

    @Override
    public Optional<TelemetryFile> telemetryFile() {
        return Optional.empty();
    }

    @Override
    public boolean shared() {
        return true;
    }

    /** Does nothing: a commit on PostgreSQL is on disk, and on a synchronous standby if there is one. */
    @Override
    public void force(Handle handle) {}

    /** Does nothing: the server vacuums by itself. */
    @Override
    public void tidy(Handle handle) {}

    /** Never refuses: the disk is the database server's, which reports when it is full. */
    @Override
    public Optional<ControlPlaneException> refusal() {
        return Optional.empty();
    }

    @Override
    public Optional<FileUse> fileUse(Handle handle) {
        return Optional.empty();
    }

    @Override
    public OptionalLong freeBytes() {
        return OptionalLong.empty();
    }

    @Override
    public boolean gone(Throwable failure) {
        return StoreFailure.anyOf(failure, (state, _) -> gone(state));
    }

    /** Recognises connection failures, shutdowns, and a primary that has become a standby. */
    private static boolean gone(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("25006"));
    }

    @Override
    public void writeFailed() {}

    /** Does nothing: the pool drops a connection that fails. */
    @Override
    public void startOver(Handle handle) {}

    @Override
    public boolean opensAgainAtOnce() {
        return false;
    }

    @Override
    public Nodes nodes() {
        return new PostgresNodes(() -> {
            Properties properties = new Properties();
            properties.putAll(SILENCE);
            properties.setProperty("user", database.application().user());
            properties.setProperty("password", database.application().password().get());
            return DriverManager.getConnection(database.url(), properties);
        });
    }

    @Override
    public <T> T snapshot(Handle handle, Function<Handle, T> reading) {
        handle.begin();
        try {
            handle.execute("set transaction isolation level repeatable read read only");
            return reading.apply(handle);
        } finally {
            handle.rollback();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
