package dev.missioncontrol.contract.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL on a data directory and a port of its own. A commit is on disk before it is answered. Thread-safe. */
public final class PostgresCluster implements AutoCloseable {
    /** The superuser, who needs no password. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofSeconds(60);

    private final Path data;
    private final EmbeddedPostgres server;

    private PostgresCluster(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** Starts on the directory, which is initialized where it is empty; port 0 takes any. */
    public static PostgresCluster start(Path data, int port, Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on");
        settings.forEach(builder::setServerConfig);
        try {
            return new PostgresCluster(data, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("start PostgreSQL on " + data, e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Another cluster with a copy of everything in this one, which must be stopped, that follows it from now on. */
    public static void copyAsStandby(Path primary, Path standby, int primaryPort) {
        try (Stream<Path> files = Files.walk(primary)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = standby.resolve(primary.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            ownerOnly(standby);
            Files.createFile(standby.resolve("standby.signal"));
            Files.writeString(
                    standby.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=" + SUPERUSER
                            + " application_name=standby'\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("copy PostgreSQL from " + primary, e);
        }
    }

    /** PostgreSQL refuses a data directory that others can read. */
    private static void ownerOnly(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /** Ends the server and all its sessions like a power failure of the process: kill -9, nothing is written any more. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        var sessions = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        sessions.forEach(session -> session.onExit().join());
        close(); // nothing is left to stop, but the directory is released
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException("find the process of PostgreSQL on " + data, e);
        }
    }

    /** Stops in order. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("stop PostgreSQL on " + data, e);
        }
    }
}
