package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
            throw FileErrors.of("file-not-written", "write", file, e);
        }
    }

    private static void fill(Path file, Consumer<OutputStream> content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                Watched out = new Watched(Channels.newOutputStream(channel))) {
            try {
                content.accept(out);
            } catch (ControlPlaneException | UncheckedIOException e) {
                out.rethrow(); // the sender of the content may take it for a failure of its own
                throw e;
            }
            channel.force(true);
        }
    }

    /** Remembers that the file could not be written. */
    private static final class Watched extends FilterOutputStream {
        private @Nullable IOException failure;

        private Watched(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private void rethrow() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
