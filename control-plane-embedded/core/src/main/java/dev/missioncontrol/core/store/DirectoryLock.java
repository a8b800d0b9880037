package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only one process open a data directory. The operating system holds the lock; a file beside it names the owner.
 * On POSIX systems closing any channel of a locked file releases the lock, so within one process the file alone
 * decides. Thread-safe.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

    private final Path note;
    private final FileChannel channel;

    private DirectoryLock(Path note, FileChannel channel) {
        this.note = note;
        this.channel = channel;
    }

    /** Takes the lock or names its owner ({@code UNAVAILABLE}, {@code data-directory-in-use}). */
    public static DirectoryLock take(Path directory) {
        Path note = directory.resolve("control-plane.owner");
        try {
            Files.createDirectories(directory);
            String holder = read(note);
            FileChannel channel = holder.equals(ourselves()) ? null : lock(directory.resolve("control-plane.lock"));
            if (channel == null) {
                throw inUse(directory, holder);
            }
            Files.writeString(note, ourselves());
            return new DirectoryLock(note, channel);
        } catch (IOException e) {
            throw FileErrors.of("data-directory-unusable", "use the data directory", directory, e);
        }
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return channel;
        }
        channel.close();
        return null;
    }

    private static String read(Path note) throws IOException {
        try {
            return Files.readString(note);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Identifies this process; its start time tells it from an earlier one with the same number. */
    private static String ourselves() {
        ProcessHandle process = ProcessHandle.current();
        String since =
                process.info().startInstant().map(start -> " since " + start).orElse("");
        return "process " + process.pid() + since;
    }

    private static ControlPlaneException inUse(Path directory, String holder) {
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                "data-directory-in-use",
                "The data directory " + directory + " is in use by " + (holder.isEmpty() ? "another process" : holder)
                        + ". Close that program or choose another directory.");
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOG.warn("{}", FileErrors.sentence("remove", note, e)); // the next process replaces it
        }
    }
}
