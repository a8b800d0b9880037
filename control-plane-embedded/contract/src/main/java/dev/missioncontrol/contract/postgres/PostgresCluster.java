package dev.missioncontrol.contract.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL on a data directory and a port of its own. A commit is on disk before it is answered. Thread-safe. */
public final class PostgresCluster implements AutoCloseable {
    /** The user who may do everything; nobody asks for a password. */
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

    /** Ends the server and all its sessions like a power failure of the process: kill -9, nothing is written any more. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        var sessions = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        sessions.forEach(session -> session.onExit().join());
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
