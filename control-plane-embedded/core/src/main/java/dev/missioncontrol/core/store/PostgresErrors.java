package dev.missioncontrol.core.store;

import dev.missioncontrol.core.store.rows.StoreFailure;
import org.jspecify.annotations.Nullable;

/** Explains why a PostgreSQL database could not be opened, by its SQL states. */
final class PostgresErrors {
    private PostgresErrors() {}

    static String why(Throwable failure) {
        if (is(failure, "28")) {
            return "it refuses the user or the password; check --database-user, --migration-user and the passwords";
        }
        if (is(failure, "3D000")) {
            return "there is no database of that name; create it, or correct --database-url";
        }
        if (is(failure, "42501")) {
            return "the user lacks a right; give --migration-user the login that owns the tables";
        }
        if (is(failure, "53300")) {
            return "it has no connection left; raise max_connections or stop a program that uses it";
        }
        if (is(failure, "57P")) {
            return "it is starting or stopping; try again";
        }
        if (is(failure, "08")) {
            return "no connection to it (" + StoreFailure.rootWords(failure)
                    + "); check --database-url and that the database runs";
        }
        return StoreFailure.rootWords(failure) + "; the database's own log says more";
    }

    private static boolean is(Throwable failure, String begin) {
        return StoreFailure.anyOf(failure, (state, _) -> begins(state, begin));
    }

    private static boolean begins(@Nullable String state, String begin) {
        return state != null && state.startsWith(begin);
    }
}
