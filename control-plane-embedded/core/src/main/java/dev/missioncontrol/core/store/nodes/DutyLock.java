package dev.missioncontrol.core.store.nodes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elects one node: the one that holds a lock which the database gives to one session and releases when that session
 * ends. Thread-safe.
 */
final class DutyLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DutyLock.class);

    /** An arbitrary number, different from our other locks; locks of other databases do not count. */
    private static final String LOCK = "4714202";

    /** Lets the database notice within half a minute that a node has gone silently. */
    private static final String NOTICE =
            "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;" + " set tcp_keepalives_count = 3";

    private final ConnectionThread.Source source;
    private @Nullable Connection connection;
    private boolean held;

    DutyLock(ConnectionThread.Source source) {
        this.source = source;
    }

    /** Takes the lock if it is free; returns whether this node holds it. */
    synchronized boolean ours() {
        try {
            boolean before = held;
            held = take(connected());
            if (held != before) {
                LOG.info(held ? "this node is on duty now" : "another node is on duty");
            }
        } catch (SQLException e) {
            LOG.debug("cannot tell which node is on duty", e);
            close();
        }
        return held;
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            Connection fresh = source.connect();
            connection = fresh;
            try (Statement statement = fresh.createStatement()) {
                statement.execute(NOTICE);
            }
        }
        return connection;
    }

    /** Takes the lock unless it is held already; the query also shows that the session is alive. */
    private boolean take(Connection session) throws SQLException {
        String question = held ? "select true" : "select pg_try_advisory_lock(" + LOCK + ")";
        try (Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Releases the lock before the connection ends, so that another node need not wait for the database to notice. */
    @Override
    public synchronized void close() {
        held = false;
        try (Connection session = connection) {
            if (session != null && !session.isClosed()) {
                try (Statement statement = session.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                }
            }
        } catch (SQLException e) {
            LOG.debug("a connection that is gone cannot be closed", e);
        }
        connection = null;
    }
}
