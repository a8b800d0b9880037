package dev.missioncontrol.runtime.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Chooses the path of the runtime's tmux socket, in a directory that only its user can enter. */
public final class TmuxSocket {
    /** Systems limit the path of a socket to little more than 100 bytes. */
    private static final int PATH_MAX = 100;

    private TmuxSocket() {}

    /** Returns the path below {@code home}, or below a short directory that is always the same for that home. */
    public static Path of(Path home) {
        return directory(home).resolve("socket");
    }

    /** Returns the path after creating its directory with access for this user only. */
    public static Path prepare(Path home) throws IOException {
        makePrivate(directory(home), home);
        return of(home);
    }

    private static Path directory(Path home) {
        Path inHome = home.resolve("tmux");
        boolean fits = inHome.resolve("socket").toString().getBytes(StandardCharsets.UTF_8).length <= PATH_MAX;
        return fits ? inHome : Path.of("/tmp", "mission-control-" + digest(home));
    }

    private static void makePrivate(Path directory, Path home) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        if (!Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(home))) {
            throw new IOException(directory + " belongs to another user: remove it or choose another --home");
        }
        Files.setPosixFilePermissions(directory, ownerOnly);
    }

    private static String digest(Path home) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(home.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
