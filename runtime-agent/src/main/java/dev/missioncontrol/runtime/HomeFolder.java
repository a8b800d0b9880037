package dev.missioncontrol.runtime;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.home.FileErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Prepares the runtime's home directory: readable by its user only, and locked by one process at a time. */
final class HomeFolder {
    static final String LOCK = "runtime.lock";

    private HomeFolder() {}

    static Path prepare(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            return absolute.toRealPath();
        } catch (IOException e) {
            throw unusable(absolute, e);
        }
    }

    private static ControlPlaneException unusable(Path home, IOException cause) {
        return FileErrors.of("home-unusable", "use the home of the runtime", home, cause);
    }

    /** Tries to take the lock, which the operating system releases however the process ends. */
    static Lock lock(Path home) {
        try {
            Lock lock = tryLock(home);
            if (lock.held()) {
                lock.channel().truncate(0);
                String pid = ProcessHandle.current().pid() + "\n";
                lock.channel().write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            }
            return lock;
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    /** Tries to take the lock without recording the process that holds it. */
    static Lock tryLock(Path home) throws IOException {
        FileChannel channel = FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new Lock(channel, tryLock(channel) != null);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ourOwn) {
            return null;
        }
    }

    /** A lock that was taken, or an attempt that failed. */
    record Lock(FileChannel channel, boolean held) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
