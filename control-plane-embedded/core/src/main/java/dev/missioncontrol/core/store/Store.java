package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.store.file.FileUse;
import dev.missioncontrol.core.store.nodes.Nodes;
import dev.missioncontrol.core.store.rows.Sql;
import dev.missioncontrol.core.store.rows.StoreFailure;
import dev.missioncontrol.core.store.rows.Table;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open database with up-to-date tables. Reads run on threads of its own, which are never interrupted. Thread-safe.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int READERS = 4;
    /** Flyway's name for the last migration. */
    private static final String NEWEST = "latest";

    /** PostgreSQL's code for a character that its texts cannot hold; H2 accepts every character. */
    private static final String UNKNOWN_CHARACTER = "22021";

    private final Engine engine;
    private final Jdbi jdbi;
    private final Nodes nodes;
    private final Optional<TelemetryFile> telemetryFile;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("store-read-", 0).factory());

    private Store(Engine engine, Optional<TelemetryFile> telemetryFile) {
        this.engine = engine;
        this.telemetryFile = telemetryFile;
        this.jdbi = Jdbi.create(engine::connect);
        this.nodes = engine.nodes();
        // Messages of failed statements must not carry what people wrote.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Opens or creates the database and brings its tables up to date.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (database-unavailable) if it cannot be reached or not brought
     *     up to date
     */
    public static Store open(Database database) {
        Engine engine = Engine.of(database, READERS);
        try {
            engine.migrate(NEWEST);
            return new Store(engine, engine.telemetryFile());
        } catch (FlywayException | JdbiException | StoreFailure | ControlPlaneException e) {
            engine.close();
            throw notOpened(engine, e);
        }
    }

    private static ControlPlaneException notOpened(Engine engine, RuntimeException e) {
        return e instanceof ControlPlaneException known
                ? known
                : new ControlPlaneException(
                        Category.UNAVAILABLE,
                        "database-unavailable",
                        "The database could not be opened or brought up to date: " + engine.why(e) + ".",
                        e);
    }

    /** Opens or creates the database with the tables of an earlier version, for a backup of that version. */
    public static Store prepare(Database database, int schema) {
        Engine engine = Engine.of(database, READERS);
        try {
            engine.migrate(Integer.toString(schema));
            return new Store(engine, engine.telemetryFile().filter(_ -> schema >= TelemetryFile.SINCE));
        } catch (FlywayException | JdbiException | StoreFailure | ControlPlaneException e) {
            engine.close();
            throw notOpened(engine, e);
        }
    }

    /**
     * Changes a database that is not in use otherwise, in one transaction without writer and events, as a restore does.
     */
    public <T> T fill(Function<Handle, T> filling) {
        FutureTask<T> task = new FutureTask<>(() -> jdbi.inTransaction(filling::apply));
        Thread.ofPlatform().daemon().name("store-fill").start(task);
        T filled = result(task);
        jdbi.useHandle(engine::force);
        return filled;
    }

    /**
     * Reads the committed state; never waits for the writer.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (database-unavailable) while the database is gone
     */
    public <T> T read(Function<Handle, T> reading) {
        return result(readers.submit(() -> readHere(reading)));
    }

    /**
     * Reads one state of the whole database for as long as it takes, beside the writer and on a thread of its own. The
     * database keeps old versions of changed rows meanwhile.
     */
    public <T> T snapshot(Function<Handle, T> reading) {
        FutureTask<T> task = new FutureTask<>(() -> jdbi.withHandle(handle -> engine.snapshot(handle, reading)));
        Thread.ofPlatform().daemon().name("store-snapshot").start(task);
        return result(task);
    }

    /** Does the same for the tables, first, and for those of telemetry, which may be the same database. */
    public <T> T snapshot(BiFunction<Handle, Handle, T> reading) {
        return snapshot(handle -> telemetryFile.isEmpty()
                ? reading.apply(handle, handle)
                : telemetryFile.get().snapshot(beside -> reading.apply(handle, beside)));
    }

    /** Returns whether the tables of telemetry lie in a store of their own, which is this process's alone. */
    public boolean telemetryApart() {
        return telemetryFile.isPresent();
    }

    /** Reads the committed rows of telemetry, wherever they lie. */
    public <T> T readTelemetry(Function<Handle, T> reading) {
        return telemetryFile.isEmpty()
                ? read(reading)
                : telemetry(() -> telemetryFile.get().read(reading));
    }

    /** Changes rows of telemetry that lies {@link #telemetryApart apart}, in one transaction that is not forced. */
    public void writeTelemetry(Consumer<Handle> writing) {
        telemetry(() -> {
            telemetryFile.orElseThrow().write(writing);
            return true;
        });
    }

    /** Makes telemetry that lies {@link #telemetryApart apart} survive a power failure. */
    public void forceTelemetry() {
        telemetry(() -> {
            telemetryFile.orElseThrow().force();
            return true;
        });
    }

    private <T> T telemetry(Callable<T> work) {
        return result(readers.submit(work), H2Engine::closed);
    }

    private <T> T result(Future<T> result) {
        return result(result, engine::gone);
    }

    /** @param gone whether a failure means that the database is gone; never asked of the wrong one */
    private static <T> T result(Future<T> result, Predicate<Throwable> gone) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The read was interrupted.", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), gone);
        }
    }

    /** Reads the rows that exist, by key, from the committed state. */
    public <K, R> Map<K, R> read(Table<K, R> table, Collection<K> keys) {
        return keys.isEmpty() ? Map.of() : read(handle -> read(handle, table, keys));
    }

    /** Does the same as a part of a read. */
    public static <K, R> Map<K, R> read(Handle handle, Table<K, R> table, Collection<K> keys) {
        return keys.isEmpty() ? Map.of() : Sql.call(() -> table.read(handle.getConnection(), keys));
    }

    private <T> T readHere(Function<Handle, T> reading) {
        try {
            return jdbi.withHandle(reading::apply);
        } catch (RuntimeException e) {
            if (!(engine.gone(e) && engine.opensAgainAtOnce())) {
                throw e;
            }
            return jdbi.withHandle(reading::apply);
        }
    }

    private static RuntimeException failure(Throwable cause, Predicate<Throwable> gone) {
        if (cause instanceof ControlPlaneException known) {
            return known;
        }
        if (StoreFailure.anyOf(cause, (state, _) -> UNKNOWN_CHARACTER.equals(state))) {
            return new ControlPlaneException(
                    Category.INVALID, "unknown-character", "The question holds a NUL character; leave it out.", cause);
        }
        return gone.test(cause)
                ? unavailable(cause)
                : new ControlPlaneException(
                        Category.INTERNAL, "store-failure", "The control plane could not read its database.", cause);
    }

    /** Returns the failure for callers while there is no database. */
    public static ControlPlaneException unavailable(@Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                "database-unavailable",
                "The control plane cannot reach its database at the moment; try again.",
                cause);
    }

    /** Returns whether other nodes write to the same database. */
    public boolean shared() {
        return engine.shared();
    }

    /** Gives back space after a batch. */
    public void tidy(Handle handle) {
        engine.tidy(handle);
    }

    /** Makes committed data survive a power failure. */
    public void force(Handle handle) {
        engine.force(handle);
    }

    /** Returns the other nodes on the same database. */
    public Nodes nodes() {
        return nodes;
    }

    /** Opens a connection for the writer. */
    public Handle open() {
        return jdbi.open();
    }

    /** Returns the reason, if any, why nothing may be written now. */
    public Optional<ControlPlaneException> refusal() {
        return engine.refusal();
    }

    /** Returns the free space on the disk of the database, if it is on this machine. */
    public OptionalLong freeBytes() {
        return engine.freeBytes();
    }

    /** Returns the size of the database's file and how much of it is in use, if it is a file of this machine. */
    public Optional<FileUse> fileUse() {
        return read(engine::fileUse);
    }

    /** Returns whether the failure means that the database is gone. */
    public boolean gone(Throwable failure) {
        return engine.gone(failure);
    }

    /** Reports that a commit or a forced sync has failed. */
    public void writeFailed() {
        engine.writeFailed();
    }

    /** Ends everything that is open, so that the next connection reopens the database. */
    public void startOver(Handle handle) {
        engine.startOver(handle);
    }

    @Override
    public void close() {
        nodes.close();
        readers.shutdown();
        try {
            if (!readers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("reads still run while the database closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.close();
    }
}
