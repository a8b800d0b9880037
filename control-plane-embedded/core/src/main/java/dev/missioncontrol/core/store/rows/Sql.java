package dev.missioncontrol.core.store.rows;

import java.sql.SQLException;

/** Turns JDBC's checked exceptions into ours. */
public final class Sql {
    private Sql() {}

    @FunctionalInterface
    public interface Question<T> {
        T ask() throws SQLException;
    }

    @FunctionalInterface
    public interface Act {
        void run() throws SQLException;
    }

    public static <T> T call(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    public static void run(Act act) {
        try {
            act.run();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
