package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Writes a new file that only its owner may read: completely and forced to disk, or not at all. */
final class OutFile {
    private OutFile() {}

    /** Writes the file; refuses ({@code file-exists}) to replace one. */
    static void write(Path file, Consumer<OutputStream> content) {
        if (Files.exists(file)) {
            throw new ControlPlaneException(
                    Category.INVALID, "file-exists", "There is a file " + file + " already; choose another name.");
        }
        try {
            // Temporary files are created with owner-only permissions.
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".mission-control-", ".part");
            try {
                fill(fresh, content);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE,
                    "file-not-written",
                    "Could not write " + file + "; check the permissions and the space of its directory.",
                    e);
        }
    }

    private static void fill(Path file, Consumer<OutputStream> content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.accept(out);
            channel.force(true);
        }
    }
}
