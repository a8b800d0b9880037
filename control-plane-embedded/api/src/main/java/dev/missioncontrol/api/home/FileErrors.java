package dev.missioncontrol.api.home;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains a file or directory that cannot be used: one sentence with its path, the reason, and what to do. Java has no
 * type for most reasons and repeats the operating system's words instead.
 */
public final class FileErrors {
    private FileErrors() {}

    private enum Reason {
        ABSENT("there is no such file", "check the name", "No such file or directory"),
        DENIED(
                "the user of this process has no permission",
                "check the owners and modes of the file and of its directories",
                "Permission denied",
                "Operation not permitted"),
        OCCUPIED("a file is where a directory is needed", "move it away or name another path", "Not a directory"),
        DIRECTORY("a directory is where a file is needed", "move it away or name another path", "Is a directory"),
        READ_ONLY("its file system is read-only", "mount it for writing or name another path", "Read-only file system"),
        FULL("the disk is full", "make room on it", "No space left on device", "There is not enough space"),
        QUOTA("the disk quota of the user is used up", "make room or raise the quota", "Disk quota exceeded"),
        TOO_LARGE("the file reaches the largest size allowed", "raise the limit (ulimit -f)", "File too large"),
        TOO_MANY("the process has too many open files", "raise the limit (ulimit -n)", "Too many open files"),
        NAME("the name is too long", "choose a shorter one", "File name too long"),
        CIRCLE("its symbolic links form a circle", "correct them", "Too many levels of symbolic links"),
        DEVICE("the disk reports an error", "check it", "Input/output error"),
        NO_TEXT("it is not text in UTF-8", "check that it is the right file"),
        CUT("it ends too early", "check that it is the right file");

        private final String why;
        private final String remedy;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of
        private final Set<String> marks;

        Reason(String why, String remedy, String... marks) {
            this.why = why;
            this.remedy = remedy;
            this.marks = Set.of(marks);
        }

        private boolean named(String words) {
            return marks.stream().anyMatch(words::contains);
        }
    }

    /** Returns the failure for callers; {@code operation} is a verb, for example {@code read}. */
    public static ControlPlaneException of(String type, String operation, Path path, IOException cause) {
        return of(Category.UNAVAILABLE, type, operation, path, cause);
    }

    /** Does the same with another category. */
    public static ControlPlaneException of(
            Category category, String type, String operation, Path path, IOException cause) {
        return new ControlPlaneException(category, type, sentence(operation, path, cause), cause);
    }

    /** Returns the sentence alone. */
    public static String sentence(String operation, Path path, IOException cause) {
        return "Could not " + operation + " " + path + ": " + why(cause) + ".";
    }

    /** Returns the reason and the remedy, as the end of a sentence. */
    public static String why(IOException cause) {
        return reason(cause)
                .map(reason -> reason.why + "; " + reason.remedy)
                .orElseGet(() -> words(cause) + "; check the file and its directory");
    }

    private static Optional<Reason> reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> Optional.of(Reason.ABSENT);
            case AccessDeniedException _ -> Optional.of(Reason.DENIED);
            case FileAlreadyExistsException _, NotDirectoryException _ -> Optional.of(Reason.OCCUPIED);
            case CharacterCodingException _ -> Optional.of(Reason.NO_TEXT);
            case EOFException _ -> Optional.of(Reason.CUT);
            default ->
                Arrays.stream(Reason.values())
                        .filter(reason -> reason.named(words(cause)))
                        .findFirst();
        };
    }

    private static String words(IOException cause) {
        @Nullable String told = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return told == null ? cause.getClass().getSimpleName() : told;
    }
}
