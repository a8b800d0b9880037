package dev.missioncontrol.bench.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates empty workspaces, all on one disk. Starts PostgreSQL on first use. Confined to the main thread. */
public final class Workspaces implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String DATA = "postgresql";

    private final Path root;
    private @Nullable EmbeddedPostgres postgres;
    private int made;

    /** Keeps everything below {@code parent} and removes it in the end. */
    public Workspaces(Path parent) throws IOException {
        this.root = Files.createTempDirectory(Files.createDirectories(parent).toAbsolutePath(), "places-");
    }

    /** Creates an unused workspace. */
    public Workspace fresh(DatabaseKind kind) throws IOException, SQLException {
        Path directory = Files.createTempDirectory(root, kind.name().toLowerCase(Locale.ROOT) + "-");
        return switch (kind) {
            case H2 ->
                new Workspace(
                        kind,
                        directory,
                        "jdbc:h2:file:" + directory.resolve("peer"),
                        "peer",
                        () -> Duration.ZERO,
                        () -> {});
            case POSTGRESQL -> {
                String database = "bench" + made++;
                execute("create database " + database);
                yield new Workspace(
                        kind,
                        directory,
                        postgres().getJdbcUrl(USER, database),
                        USER,
                        this::usedByPostgres,
                        () -> drop(database));
            }
        };
    }

    /** Returns the time of all its processes; that of ended ones is included in the first one's. */
    private Duration usedByPostgres() {
        try (Stream<String> lines = Files.lines(root.resolve(DATA).resolve("postmaster.pid"))) {
            ProcessHandle first = ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
            return Stream.concat(Stream.of(first), first.descendants())
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException("find the processes of PostgreSQL", e);
        }
    }

    /** Returns PostgreSQL's version, after a check that its commits are durable. */
    public String postgresVersion() throws IOException, SQLException {
        return "PostgreSQL " + show("server_version") + " (synchronous_commit " + show("synchronous_commit")
                + ", fsync " + show("fsync") + ")";
    }

    private String show(String setting) throws IOException, SQLException {
        try (Connection connection = postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws IOException, SQLException {
        try (Connection connection = postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void drop(String database) {
        try {
            execute("drop database " + database + " with (force)");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("remove the database " + database, e);
        }
    }

    /**
     * Starts PostgreSQL with synchronous_commit on, which the library turns off for tests: commits that may be lost
     * would not be comparable.
     */
    private EmbeddedPostgres postgres() throws IOException {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(root.resolve(DATA))
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .start();
            postgres = running;
        }
        return running;
    }

    @Override
    public void close() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("stop PostgreSQL", e);
        } finally {
            Workspace.remove(root);
        }
    }
}
