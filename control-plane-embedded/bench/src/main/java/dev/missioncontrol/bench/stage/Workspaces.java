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

/** Makes empty places, all on one disk. Starts PostgreSQL when it is first needed. Confined to the main thread. */
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

    /** An empty place that nobody has used before. */
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

    /** All its processes together; those that have ended count in the first one. */
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

    /** What PostgreSQL says of itself, and proof that its commits are durable. */
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

    /** The library switches synchronous_commit off for tests; a commit that may be lost would be no measure. */
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
