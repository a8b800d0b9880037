package dev.missioncontrol.core.store.rows;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports that the database refused a request of the writer. Names only the kind of failure, because a driver's message
 * quotes values.
 */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String state;
    private final int code;

    public StoreFailure(SQLException cause) {
        super("the database refused a statement: SQL state " + cause.getSQLState() + ", code " + cause.getErrorCode());
        this.state = cause.getSQLState();
        this.code = cause.getErrorCode();
        setStackTrace(cause.getStackTrace());
    }

    /** The meaning of the standard's five letters, if the driver gives them, and of the database's own number. */
    @FunctionalInterface
    public interface Meaning {
        boolean is(@Nullable String state, int code);
    }

    /** Returns the first line of the innermost cause. */
    public static String rootWords(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (_, inner) -> inner);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    /** Returns the failure and its causes, outermost first. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Returns whether the failure, or one of its causes, is the database's and has that meaning. */
    public static boolean anyOf(Throwable failure, Meaning meaning) {
        return causes(failure).anyMatch(cause -> switch (cause) {
            case SQLException refused -> meaning.is(refused.getSQLState(), refused.getErrorCode());
            case StoreFailure refused -> meaning.is(refused.state, refused.code);
            default -> false;
        });
    }
}
