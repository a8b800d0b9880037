package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open database with its newest tables. Reads run on threads of its own, which nobody interrupts. Thread-safe. */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int READERS = 4;

    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("store-read-", 0).factory());

    private Store(JdbcConnectionPool pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // Messages of failed statements must not carry what people wrote.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** Opens or creates the H2 file {@code control-plane.mv.db} in the directory and brings its tables up to date. */
    public static Store openFile(Path directory) {
        // DB_CLOSE_ON_EXIT: we close in order ourselves. The syncer's delay is harmless: nobody is answered before a
        // forced sync.
        String url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve("control-plane") + ";DB_CLOSE_ON_EXIT=FALSE";
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "mission", "");
        pool.setMaxConnections(READERS + 2);
        Store store = new Store(pool);
        store.migrate();
        return store;
    }

    private void migrate() {
        Flyway.configure(Store.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:dev/missioncontrol/core/migrations")
                .load()
                .migrate();
        try (Handle handle = jdbi.open()) {
            handle.execute("checkpoint sync");
        }
    }

    /** Reads on the committed state; never waits for the writer. */
    public <T> T read(Function<Handle, T> reading) {
        Future<T> result = readers.submit(() -> jdbi.withHandle(reading::apply));
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The read was interrupted.", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof ControlPlaneException known
                ? known
                : new ControlPlaneException(
                        Category.INTERNAL, "store-failure", "The control plane could not read its database.", cause);
    }

    /** The writer's own connection. */
    Handle open() {
        return jdbi.open();
    }

    @Override
    public void close() {
        readers.shutdown();
        try {
            if (!readers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("reads still run while the database closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.dispose(); // the last connection closes the file in order
    }
}
