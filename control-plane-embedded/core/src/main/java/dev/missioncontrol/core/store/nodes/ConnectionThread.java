package dev.missioncontrol.core.store.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on a thread with a connection of its own, and reconnects when the connection breaks. Thread-safe. */
public final class ConnectionThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionThread.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String name;
    private final Source source;
    private final Work work;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** Opens connections. */
    @FunctionalInterface
    public interface Source {
        Connection connect() throws SQLException;
    }

    /** Uses a connection for as long as the link is {@link #open()}. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    ConnectionThread(String name, Source source, Work work) {
        this.name = name;
        this.source = source;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean open() {
        return closed.getCount() > 0;
    }

    private void run() {
        boolean told = false;
        while (open()) {
            try (Connection connection = source.connect()) {
                told = false;
                work.on(connection);
            } catch (SQLException | RuntimeException e) {
                if (!told) {
                    LOG.warn("{} has lost its connection to the database and tries again", name);
                }
                LOG.debug("why {} has no connection", name, e);
                told = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean _ = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the thread " + name + " must not be interrupted", e);
        }
    }

    /** Marks the link as closed, without waiting for the thread. */
    void end() {
        closed.countDown();
    }

    /** Waits for the thread to finish its present work. */
    @Override
    public void close() {
        end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
