package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.RowTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rows of which the last seconds may be lost. They wait in memory until a round writes all of them as one
 * transaction: into a store of their own, or through the writer if nodes share the tables. A round without news writes
 * nothing. Thread-safe.
 */
public final class Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    /** The most rows of one turn of the writer. */
    private static final int SLICE = 200;
    /** The time after which a power failure can no longer take rows that nothing repeats. */
    private static final Duration FORCED_EVERY = Duration.ofSeconds(30);

    private final Store store;
    private final Monotonic monotonic;
    private final List<TelemetryBuffer<?, ?>> buffers = new CopyOnWriteArrayList<>();
    private final Object oneStep = new Object();
    private Duration forcedAt;
    private boolean unforced;
    private boolean failing;
    private volatile boolean urgent;

    public Telemetry(Store store, Monotonic monotonic) {
        this.store = store;
        this.monotonic = monotonic;
        this.forcedAt = monotonic.elapsed();
    }

    /** Creates the buffer of a table whose rows are read where they lie once they are written. */
    public <K, R> TelemetryBuffer<K, R> of(RowTable<K, R> table) {
        return added(new TelemetryBuffer<>(table, store, false, false));
    }

    /** Does the same for rows that nothing repeats, so that they are forced to disk some time after they changed. */
    public <K, R> TelemetryBuffer<K, R> lasting(RowTable<K, R> table) {
        return added(new TelemetryBuffer<>(table, store, false, true));
    }

    /** Creates the buffer of a small table, all of which stays in memory unless nodes share it. */
    public <K, R> TelemetryBuffer<K, R> remembered(RowTable<K, R> table) {
        return added(new TelemetryBuffer<>(table, store, store.telemetryApart(), false));
    }

    /** Creates the buffer of rows that say up to when all others were written; they are never newer than those. */
    public <K, R> TelemetryBuffer<K, R> vouching(RowTable<K, R> table) {
        TelemetryBuffer<K, R> buffer = new TelemetryBuffer<>(table, store, store.telemetryApart(), false);
        buffers.addFirst(buffer);
        return buffer;
    }

    private <K, R> TelemetryBuffer<K, R> added(TelemetryBuffer<K, R> buffer) {
        buffers.add(buffer);
        return buffer;
    }

    /** Finds and puts rows of several tables as one step. */
    public interface Step {
        <K, R> Optional<R> find(TelemetryBuffer<K, R> buffer, K key);

        <K, R> void put(TelemetryBuffer<K, R> buffer, R row);
    }

    private record InTurn(Transaction transaction) implements Step {
        @Override
        public <K, R> Optional<R> find(TelemetryBuffer<K, R> buffer, K key) {
            return buffer.find(transaction, key);
        }

        @Override
        public <K, R> void put(TelemetryBuffer<K, R> buffer, R row) {
            buffer.put(transaction, row);
        }
    }

    private record Alone() implements Step {
        @Override
        public <K, R> Optional<R> find(TelemetryBuffer<K, R> buffer, K key) {
            return buffer.read(key);
        }

        @Override
        public <K, R> void put(TelemetryBuffer<K, R> buffer, R row) {
            buffer.put(row);
        }
    }

    /** Takes a step while no other one is under way; it needs a turn of the writer only if nodes share the tables. */
    public <T> T step(Writer writer, Function<Step, T> work) {
        if (!store.telemetryApart()) {
            return writer.submit(transaction -> work.apply(new InTurn(transaction)));
        }
        store.refusal().ifPresent(full -> {
            throw full;
        });
        synchronized (oneStep) {
            return work.apply(new Alone());
        }
    }

    /** Writes all waiting rows. */
    public void write(Writer writer) {
        if (store.telemetryApart()) {
            writeApart();
        } else {
            writeShared(writer);
        }
    }

    /** Lets the next round force what it writes, because what is on disk would be misleading after a power failure. */
    public void mustLast() {
        urgent = true;
    }

    /** Writes now what {@link #mustLast}, if anything does. */
    public void writeUrgent(Writer writer) {
        if (urgent) {
            write(writer);
        }
    }

    /** Makes visible to queries what waits, if it waits in this process alone. */
    public void catchUp() {
        if (store.telemetryApart()) {
            writeApart();
        }
    }

    private List<TelemetryBuffer.Taken<?, ?>> take() {
        return buffers.stream()
                .<TelemetryBuffer.Taken<?, ?>>map(TelemetryBuffer::take)
                .filter(taken -> taken.size() > 0)
                .toList();
    }

    /** Writes into the store beside; on failure everything waits for the next round. */
    private synchronized void writeApart() {
        if (store.refusal().isPresent()) {
            return;
        }
        List<TelemetryBuffer.Taken<?, ?>> taken = take();
        try {
            if (!taken.isEmpty()) {
                store.writeTelemetry(handle -> taken.forEach(rows -> rows.write(handle.getConnection())));
                taken.forEach(TelemetryBuffer.Taken::settle);
                unforced |= taken.stream().anyMatch(TelemetryBuffer.Taken::lasting);
            }
            force();
            failing = false;
        } catch (ControlPlaneException e) {
            taken.forEach(TelemetryBuffer.Taken::giveBack);
            if (!failing) {
                LOG.warn("telemetry cannot be written; it waits in memory: {}", e.getMessage());
            }
            LOG.debug("why telemetry cannot be written", e);
            failing = true;
        }
    }

    private void force() {
        boolean due = unforced && monotonic.elapsed().minus(forcedAt).compareTo(FORCED_EVERY) >= 0;
        if (due || urgent) {
            urgent = false;
            store.forceTelemetry();
            forcedAt = monotonic.elapsed();
            unforced = false;
        }
    }

    /** Writes in turns of the writer, small enough that commands come in between. */
    private void writeShared(Writer writer) {
        urgent = false; // nothing is on disk later than it is committed
        List<TelemetryBuffer.Taken<?, ?>> left = new ArrayList<>(take());
        try {
            for (List<TelemetryBuffer.Taken<?, ?>> turn : turns(left)) {
                writer.submit(transaction -> {
                    turn.forEach(rows -> rows.put(transaction));
                    return turn;
                });
                turn.forEach(TelemetryBuffer.Taken::settle);
            }
            left.clear();
        } finally {
            left.forEach(TelemetryBuffer.Taken::giveBack); // what was settled is not given back
        }
    }

    private static List<List<TelemetryBuffer.Taken<?, ?>>> turns(List<TelemetryBuffer.Taken<?, ?>> all) {
        List<List<TelemetryBuffer.Taken<?, ?>>> turns = new ArrayList<>();
        int room = 0;
        for (TelemetryBuffer.Taken<?, ?> taken : all) {
            for (TelemetryBuffer.Taken<?, ?> part : taken.parts(SLICE)) {
                if (room < part.size()) {
                    turns.add(new ArrayList<>());
                    room = SLICE;
                }
                turns.getLast().add(part);
                room -= part.size();
            }
        }
        return turns;
    }
}
