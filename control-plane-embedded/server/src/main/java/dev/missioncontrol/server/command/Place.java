package dev.missioncontrol.server.command;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DirectoryLock;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.server.DatabaseOptions;
import dev.missioncontrol.server.EndpointFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the control plane is that a command works on. Confined to the main thread. */
final class Place {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    Path directory() {
        return data;
    }

    CoreConfig config() {
        return CoreConfig.inDirectory(data).on(options.database(data, System.getenv()));
    }

    /** The key of the directory; empty where there is none, and none is made. */
    Optional<SigningKey> key() {
        return Files.exists(data.resolve("integrity.key"))
                ? Optional.of(SigningKey.of(IntegrityKeyFile.in(data)))
                : Optional.empty();
    }

    /** Works on the closed database, or on the control plane that has it open. */
    <T> T either(Function<Store, T> closed, Function<HttpControlPlane, T> running) {
        if (!Files.exists(data)) {
            throw new ControlPlaneException(
                    Category.NOT_FOUND, "no-data-directory", "There is no directory " + data + ".");
        }
        CoreConfig config = config();
        if (config.database() instanceof Database.H2File && !Files.exists(data.resolve("control-plane.mv.db"))) {
            throw new ControlPlaneException( // opening it would make one, of which all would be well
                    Category.NOT_FOUND, "no-database", "There is no control plane in " + data + ".");
        }
        if (config.database() instanceof Database.Postgres) {
            return open(closed, config); // others may have it open as well
        }
        DirectoryLock lock;
        try {
            lock = DirectoryLock.take(data);
        } catch (ControlPlaneException e) {
            if (!e.type().equals("data-directory-in-use")) {
                throw e;
            }
            return running(running, e);
        }
        try {
            return open(closed, config);
        } finally {
            lock.close();
        }
    }

    private static <T> T open(Function<Store, T> work, CoreConfig config) {
        try (Store store = Store.open(config.database())) {
            return work.apply(store);
        }
    }

    private <T> T running(Function<HttpControlPlane, T> work, ControlPlaneException inUse) {
        EndpointFile files = EndpointFile.in(data);
        if (files.url().isEmpty() || files.ownerToken().isEmpty()) {
            throw inUse;
        }
        try (HttpControlPlane plane = new HttpControlPlane(
                () -> files.url().orElseThrow(), () -> files.ownerToken().orElseThrow())) {
            return work.apply(plane);
        }
    }
}
