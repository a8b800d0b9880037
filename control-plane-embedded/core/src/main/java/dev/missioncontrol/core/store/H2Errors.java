package dev.missioncontrol.core.store;

import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Explains why an H2 file could not be opened, by H2's error codes. */
final class H2Errors {
    private static final Set<Integer> DAMAGED =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD);

    private H2Errors() {}

    /** Returns whether the content of the file cannot be read, as opposed to the file. */
    static boolean damaged(Throwable failure) {
        return !is(failure, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1))
                && io(failure)
                        .map(EOFException.class::isInstance)
                        .orElseGet(() -> is(failure, Set.of(ErrorCode.FILE_VERSION_ERROR_1)) || is(failure, DAMAGED));
    }

    /** @param file the name of the file that could not be opened */
    static String why(Throwable failure, String file) {
        if (is(failure, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1))) {
            return "another program has " + file + " open; close it";
        }
        Optional<IOException> io = io(failure);
        if (io.isPresent()) {
            return file + " cannot be used, " + FileErrors.why(io.get());
        }
        if (is(failure, Set.of(ErrorCode.FILE_VERSION_ERROR_1))) {
            return file + " is no H2 file, or one of a later version; start the version that wrote it, or"
                    + " restore a backup into an empty directory";
        }
        if (is(failure, DAMAGED)) {
            return file + " is damaged; restore a backup into an empty directory, and keep the damaged file";
        }
        return StoreFailure.rootWords(failure) + "; restore a backup into an empty directory if this stays";
    }

    private static Optional<IOException> io(Throwable failure) {
        return StoreFailure.causes(failure)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    private static boolean is(Throwable failure, Set<Integer> codes) {
        return StoreFailure.anyOf(failure, (_, code) -> codes.contains(code));
    }
}
