package dev.missioncontrol.bench.stage;

import dev.missioncontrol.core.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An empty place for one round: a directory and, on PostgreSQL, a database. Both are removed when it is closed.
 * Thread-safe.
 *
 * @param used the processor time that a database in other processes has used
 * @param url for JDBC clients; an H2 file in the directory or the database
 */
public record Workspace(
        DatabaseKind kind, Path directory, String url, String user, Supplier<Duration> used, Runnable end)
        implements AutoCloseable {
    /** Returns the database in the core's terms. */
    Database database() {
        return switch (kind) {
            case H2 -> new Database.H2File(directory);
            case POSTGRESQL -> Database.Postgres.at(url, user, () -> "");
        };
    }

    /** Returns a second node's view of the same database: in a directory of its own and with the same integrity key. */
    public Workspace fromAnotherNode() throws IOException {
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.copy(directory.resolve("integrity.key"), other.resolve("integrity.key"));
        return new Workspace(kind, other, url, user, used, () -> {});
    }

    @Override
    public void close() {
        end.run();
        remove(directory);
    }

    static void remove(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("remove " + root, e);
        }
    }
}
