package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.audit.CheckpointFile;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DirectoryLock;
import dev.missioncontrol.core.store.Store;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Identifies the control plane that a command works on. */
sealed interface CommandTarget {
    /** A data directory of this machine is closed or in use by a running server. */
    record Directory(Path data, Database database) implements CommandTarget {}

    /** A remote control plane is reached over HTTP only. */
    record Remote(Supplier<URI> url, Supplier<Token> token) implements CommandTarget {}

    /** Returns the configuration of the directory into which a backup is restored. */
    default CoreConfig config() {
        return switch (this) {
            case Directory(Path data, Database database) ->
                CoreConfig.inDirectory(data).on(database);
            case Remote _ -> throw needsDirectory();
        };
    }

    private static ControlPlaneException needsDirectory() {
        return new ControlPlaneException(
                Category.INVALID, "needs-a-directory", "This works on a data directory only; name it with --data.");
    }

    /** Returns the directory whose H2 file is to be compacted. */
    default Path closedFile() {
        return switch (this) {
            case Directory(Path _, Database.Postgres _) ->
                throw new ControlPlaneException(
                        Category.INVALID,
                        "needs-a-file",
                        "This works on the H2 file of a data directory only; PostgreSQL gives space back with vacuum.");
            case Directory(Path data, Database _) -> data;
            case Remote _ -> throw needsDirectory();
        };
    }

    /** Returns the directory's integrity key, or empty when it has none; never creates one. */
    default Optional<SigningKey> key() {
        return switch (this) {
            case Directory(Path data, Database _) ->
                Files.notExists(data.resolve("integrity.key"))
                        ? Optional.empty()
                        : Optional.of(SigningKey.of(IntegrityKeyFile.in(data)));
            case Remote _ -> Optional.empty();
        };
    }

    /** Returns the key that signs what a command writes; fails when the directory has none. */
    default SigningKey signingKey() {
        return key().orElseThrow(() -> new ControlPlaneException(
                Category.UNAVAILABLE,
                "integrity-key",
                "There is no integrity.key beside the control plane, and without it nothing can be signed;"
                        + " put it back."));
    }

    /** Returns the checkpoints stored beside the database. */
    default List<Checkpoint> checkpoints() {
        return switch (this) {
            case Directory(Path data, Database _) -> CheckpointFile.in(data).read();
            case Remote _ -> List.of();
        };
    }

    /** Works on the closed database, or on the running control plane that has it open. */
    default <T> T either(Function<Store, T> closed, Function<HttpControlPlane, T> running) {
        return switch (this) {
            case Directory directory -> eitherIn(directory, closed, running);
            case Remote(Supplier<URI> url, Supplier<Token> token) -> running(url, token, running);
        };
    }

    private static <T> T eitherIn(Directory place, Function<Store, T> closed, Function<HttpControlPlane, T> running) {
        Path data = place.data();
        if (Files.notExists(data)) { // unlike !exists, false where that may not be known
            throw new ControlPlaneException(
                    Category.NOT_FOUND,
                    "no-data-directory",
                    "There is no directory " + data + "; name the one of the control plane with --data.");
        }
        if (place.database() instanceof Database.Postgres) {
            return open(place.database(), closed); // other servers may have it open as well
        }
        if (Files.notExists(data.resolve("control-plane.mv.db"))) {
            throw new ControlPlaneException( // opening it would make one, of which all would be well
                    Category.NOT_FOUND,
                    "no-database",
                    "There is no control plane in " + data + "; name its directory with --data.");
        }
        DirectoryLock lock;
        try {
            lock = DirectoryLock.take(data);
        } catch (ControlPlaneException e) {
            EndpointFile files = EndpointFile.in(data);
            if (!e.type().equals("data-directory-in-use")
                    || files.url().isEmpty()
                    || files.ownerToken().isEmpty()) {
                throw e;
            }
            return running(
                    () -> files.url().orElseThrow(), () -> files.ownerToken().orElseThrow(), running);
        }
        try {
            return open(place.database(), closed);
        } finally {
            lock.close();
        }
    }

    private static <T> T open(Database database, Function<Store, T> work) {
        try (Store store = Store.open(database)) {
            return work.apply(store);
        }
    }

    private static <T> T running(Supplier<URI> url, Supplier<Token> token, Function<HttpControlPlane, T> work) {
        try (HttpControlPlane plane = new HttpControlPlane(url, token)) {
            return work.apply(plane);
        }
    }
}
