package dev.missioncontrol.core.store.file;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DiskVolume;
import dev.missioncontrol.core.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.function.LongConsumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Compacts the closed H2 file of a data directory: copies the data in use into a new file, checks that it holds the same rows,
 * forces it to disk and renames it over the old one. Until the rename the old file is untouched, so a crash at any moment leaves a
 * good file; {@link #removeLeftover} clears what it leaves beside it. The caller holds the directory's lock.
 */
public final class FileCompaction {
    /** Free space beyond the data in use that a copy may need. */
    private static final long SPARE_BYTES = 16L << 20;

    private static final String SUFFIX = ".mv.db";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path directory;
    private final Path file;
    private final DiskVolume volume;

    /** The steps, in their order. */
    public enum Stage {
        /** Opens the old file and reads all its rows. */
        READING,
        COPYING,
        /** Reads all rows of the copy and compares them. */
        CHECKING,
        /** Verifies the audit trail in the copy. */
        VERIFYING,
        REPLACING
    }

    /** Receives the progress. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Receives where the compaction stands.
         *
         * @param rows number of rows that this stage has read so far
         */
        void at(Stage stage, long rows);
    }

    /** Throws if the log in the copy is not whole. */
    @FunctionalInterface
    public interface LogCheck {
        /**
         * Checks the log.
         *
         * @param progress receives the number of events checked so far
         */
        void check(Store copy, LongConsumer progress);
    }

    /** The sizes of the file. */
    public record Sizes(long before, long after) {}

    public FileCompaction(Path directory, DiskVolume volume) {
        this.directory = directory;
        this.file = directory.resolve("control-plane" + SUFFIX);
        this.volume = volume;
    }

    /** Removes the unfinished copy of a compaction that was interrupted. */
    public static void removeLeftover(Path directory) {
        try {
            Files.deleteIfExists(copyIn(directory));
            Files.deleteIfExists(workshopIn(directory).resolve("copy" + SUFFIX));
            Files.deleteIfExists(workshopIn(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("remove the unfinished copy " + copyIn(directory), e);
        }
    }

    private static Path copyIn(Path directory) {
        return directory.resolve("control-plane.compact" + SUFFIX);
    }

    /** Returns a directory that is closed to others, because H2 creates files that everybody may read. */
    private static Path workshopIn(Path directory) {
        return directory.resolve("control-plane.compacting");
    }

    /**
     * Compacts the file.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (no-database), {@code OUT_OF_SPACE} (no-room-for-a-copy),
     *     {@code UNAVAILABLE} (not-compacted); the file is as it was
     */
    public Sizes run(LogCheck check, Progress progress) {
        requireFile();
        removeLeftover(directory);
        requireRoom();
        try {
            return compact(check, progress);
        } catch (IOException | MVStoreException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        } finally {
            removeLeftover(directory);
        }
    }

    /** Fails ({@code NOT_FOUND}, no-database) if there is nothing to compact. */
    public void requireFile() {
        if (!Files.exists(file)) {
            throw new ControlPlaneException(
                    Category.NOT_FOUND,
                    "no-database",
                    "There is no control plane in " + directory + "; name its directory with --data.");
        }
    }

    /**
     * Fails ({@code UNAVAILABLE}, not-the-owner) if another user owns the file: what this process creates in the directory would be
     * of no use to that user.
     */
    public void requireOwner() {
        if (!posix()) {
            return;
        }
        try {
            Path probe = Files.createTempFile(directory, "control-plane", ".owner-probe");
            UserPrincipal self = Files.getOwner(probe);
            Files.delete(probe);
            UserPrincipal owner = Files.getOwner(file);
            if (!owner.equals(self)) {
                throw new ControlPlaneException(
                        Category.UNAVAILABLE,
                        "not-the-owner",
                        "The file " + file + " belongs to " + owner.getName() + " and this process runs as "
                                + self.getName() + "; run this as " + owner.getName() + " (sudo -u).");
            }
        } catch (IOException e) {
            throw FileErrors.of("data-directory-unusable", "use the data directory", directory, e);
        }
    }

    private boolean posix() {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    private void copyTo(Path copy) throws IOException {
        Path workshop = workshopIn(directory);
        if (posix()) {
            Files.createDirectory(workshop, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } else {
            Files.createDirectory(workshop);
        }
        Path made = workshop.resolve("copy" + SUFFIX);
        MVStore.compact(file.toString(), made.toString(), false, null);
        permitLikeOriginal(made);
        Files.move(made, copy);
        Files.delete(workshop);
    }

    private void permitLikeOriginal(Path copy) throws IOException {
        if (!posix()) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributeView made = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
        if (!made.readAttributes().group().equals(wanted.group())) {
            made.setGroup(wanted.group());
        }
        made.setPermissions(wanted.permissions());
    }

    private void requireRoom() {
        long needed;
        try {
            needed = FileUse.ofClosed(file).liveBytes() * 5 / 4 + SPARE_BYTES; // the share in use is an estimate
        } catch (MVStoreException e) {
            throw failed("it cannot be read", e);
        }
        if (volume.freeBytes() < needed) {
            throw new ControlPlaneException(
                    Category.OUT_OF_SPACE,
                    "no-room-for-a-copy",
                    "A compact copy of " + file + " may need " + megabytes(needed) + " MB beside it, and "
                            + megabytes(volume.freeBytes()) + " MB are free; make room on that disk.");
        }
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }

    private Sizes compact(LogCheck check, Progress progress) throws IOException {
        long before = Files.size(file);
        TableDigests original = read(progress);
        Path copy = copyIn(directory);
        progress.at(Stage.COPYING, 0);
        copyTo(copy);
        compare(original, check, progress);
        progress.at(Stage.REPLACING, 0);
        replaceWith(copy);
        return new Sizes(before, Files.size(file));
    }

    /** Opening for writing also ends what a killed process has left open in the file. */
    private TableDigests read(Progress progress) {
        progress.at(Stage.READING, 0);
        try (Store store = Store.open(new Database.H2File(directory))) {
            return TableDigests.of(store, rows -> progress.at(Stage.READING, rows));
        }
    }

    private void compare(TableDigests original, LogCheck check, Progress progress) {
        progress.at(Stage.CHECKING, 0);
        String url =
                "jdbc:h2:file:" + directory.toAbsolutePath().resolve("control-plane.compact") + ";ACCESS_MODE_DATA=r";
        try (Store copy = Store.open(new Database.H2Url(url, DiskVolume.ENDLESS, true, Long.MAX_VALUE))) {
            original.difference(TableDigests.of(copy, rows -> progress.at(Stage.CHECKING, rows)))
                    .ifPresent(difference -> {
                        throw failed("its copy is not the same, " + difference, null);
                    });
            progress.at(Stage.VERIFYING, 0);
            check.check(copy, events -> progress.at(Stage.VERIFYING, events));
        }
    }

    private void replaceWith(Path copy) throws IOException {
        force(copy, StandardOpenOption.WRITE);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (posix()) {
            force(directory, StandardOpenOption.READ); // the rename itself must survive a power cut
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private ControlPlaneException failed(String why, @Nullable Exception cause) {
        String message = "The file " + file + " was not compacted and is as it was: " + why + ".";
        return new ControlPlaneException(Category.UNAVAILABLE, "not-compacted", message, cause);
    }
}
