package dev.missioncontrol.core.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database refused what the writer asked of it. Names the kind of failure alone: a driver's message quotes values. */
final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String state;

    StoreFailure(SQLException cause) {
        super("the database refused a statement: SQL state " + cause.getSQLState() + ", code " + cause.getErrorCode());
        this.state = cause.getSQLState();
        setStackTrace(cause.getStackTrace());
    }

    /** The standard's five letters for what went wrong, where the driver gives them. */
    @Nullable
    String state() {
        return state;
    }
}
