package dev.missioncontrol.core.store.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives the notifications of other nodes. After each new connection every channel counts as notified, because a
 * notification may have been missed. Thread-safe.
 */
final class NotifyListener implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Number of silent polls in a row after which the connection is tested. */
    private static final int SILENT_LOOKS_MAX = 20;

    private final String ourselves;
    private final Consumer<NotifyChannel> heard;
    private final ConnectionThread connectionThread;

    NotifyListener(ConnectionThread.Source source, String ourselves, Consumer<NotifyChannel> heard) {
        this.ourselves = ourselves;
        this.heard = heard;
        this.connectionThread = new ConnectionThread("nodes-listen", source, this::listen);
        connectionThread.start();
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (NotifyChannel channel : NotifyChannel.values()) {
                statement.execute("listen " + channel.listenName());
            }
            for (NotifyChannel channel : NotifyChannel.values()) {
                heard.accept(channel);
            }
            PGConnection notifications = connection.unwrap(PGConnection.class);
            int silent = 0;
            while (connectionThread.open()) {
                PGNotification[] told = notifications.getNotifications((int) LOOK.toMillis());
                silent = told == null || told.length == 0 ? silent + 1 : 0;
                hear(told);
                if (silent == SILENT_LOOKS_MAX) {
                    statement.execute("select 1");
                    silent = 0;
                }
            }
        }
    }

    private void hear(PGNotification @Nullable [] told) {
        if (told == null) {
            return;
        }
        for (NotifyChannel channel : NotifyChannel.values()) {
            for (PGNotification one : told) {
                if (one.getName().equals(channel.listenName())
                        && !one.getParameter().equals(ourselves)) {
                    heard.accept(channel);
                    break;
                }
            }
        }
    }

    /** Stops listening after the present poll. */
    void end() {
        connectionThread.end();
    }

    @Override
    public void close() {
        connectionThread.close();
    }
}
