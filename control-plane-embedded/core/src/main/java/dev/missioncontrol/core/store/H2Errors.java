package dev.missioncontrol.core.store;

import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Explains why an H2 file could not be opened, by H2's error codes. */
final class H2Errors {
    private static final Set<Integer> DAMAGED =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD);

    private H2Errors() {}

    static String why(Throwable failure) {
        if (is(failure, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1))) {
            return "another program has control-plane.mv.db open; close it";
        }
        Optional<IOException> io = StoreFailure.causes(failure)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
        if (io.isPresent()) {
            return "control-plane.mv.db cannot be used, " + FileErrors.why(io.get());
        }
        if (is(failure, Set.of(ErrorCode.FILE_VERSION_ERROR_1))) {
            return "control-plane.mv.db is no H2 file, or one of a later version; start the version that wrote it, or"
                    + " restore a backup into an empty directory";
        }
        if (is(failure, DAMAGED)) {
            return "control-plane.mv.db is damaged; restore a backup into an empty directory, and keep the damaged file";
        }
        return StoreFailure.rootWords(failure) + "; restore a backup into an empty directory if this stays";
    }

    private static boolean is(Throwable failure, Set<Integer> codes) {
        return StoreFailure.anyOf(failure, (_, code) -> codes.contains(code));
    }
}
