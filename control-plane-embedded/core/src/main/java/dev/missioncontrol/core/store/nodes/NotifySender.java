package dev.missioncontrol.core.store.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Notifies the other nodes on a connection of its own: inside the writer's transactions, notifications would make the
 * writers wait for each other. Notifications during a running one are merged. Thread-safe.
 */
final class NotifySender implements AutoCloseable {
    /** Time after which an idle connection is tested. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final String ourselves;
    private final Set<NotifyChannel> waiting = EnumSet.noneOf(NotifyChannel.class);
    private final ConnectionThread connectionThread;
    private boolean closed;

    NotifySender(ConnectionThread.Source source, String ourselves) {
        this.ourselves = ourselves;
        this.connectionThread = new ConnectionThread("nodes-tell", source, this::tell);
        connectionThread.start();
    }

    synchronized void ring(NotifyChannel channel) {
        if (waiting.add(channel)) {
            notifyAll();
        }
    }

    private void tell(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off"); // a hint need not survive anything
        }
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            while (connectionThread.open()) {
                Set<NotifyChannel> told = next();
                if (told.isEmpty() && !connection.isValid((int) IDLE.toSeconds())) {
                    throw new SQLException("the idle connection has gone");
                }
                for (NotifyChannel channel : told) {
                    notify.setString(1, channel.listenName());
                    notify.setString(2, ourselves);
                    notify.execute();
                }
            }
        }
    }

    /** Returns the channels to notify; empty if the sender is closed or was idle for long. */
    private synchronized Set<NotifyChannel> next() {
        long end = System.nanoTime() + IDLE.toNanos();
        try {
            for (long left = IDLE.toMillis(); waiting.isEmpty() && !closed && left > 0; ) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the bell must not be interrupted", e);
        }
        Set<NotifyChannel> taken = waiting.isEmpty() ? Set.of() : EnumSet.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        connectionThread.close();
    }
}
