package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Stores the identity in one file that only its user can read. A crash leaves the old identity or the new one, never a
 * part of either. Confined to the process that holds the home's lock.
 */
public final class IdentityFile implements IdentityStorage {
    private static final String NAME = "identity.json";

    private final Path home;

    public IdentityFile(Path home) {
        this.home = home;
    }

    @Override
    public Optional<StoredIdentity> find() throws IOException {
        try {
            return Optional.of(Json.read(Files.readString(home.resolve(NAME)), StoredIdentity.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "identity-damaged",
                    home.resolve(NAME) + " is damaged: remove it and let this runtime join with a new join token",
                    e);
        }
    }

    @Override
    public void put(StoredIdentity storedIdentity) throws IOException {
        Path fresh = home.resolve(NAME + ".new");
        Files.deleteIfExists(fresh); // a crash may have left a partial file
        write(fresh, Json.write(storedIdentity) + "\n");
        Files.move(fresh, home.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(home, StandardOpenOption.READ)) {
            directory.force(true); // the rename itself must survive a power cut
        }
    }

    /** Creates the file with its permissions instead of setting them afterwards. */
    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
