package dev.missioncontrol.core.store;

import java.sql.SQLException;

/** Turns JDBC's checked exceptions into ours. */
final class Sql {
    private Sql() {}

    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    @FunctionalInterface
    interface Act {
        void run() throws SQLException;
    }

    static <T> T call(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    static void run(Act act) {
        try {
            act.run();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
