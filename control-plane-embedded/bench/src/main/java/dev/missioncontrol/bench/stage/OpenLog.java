package dev.missioncontrol.bench.stage;

import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.loop.CloseStack;
import dev.missioncontrol.core.proof.StoredLog;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Execution;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A log without the features around it: the core's own store, chain and writer. Thread-safe. */
public final class OpenLog implements AutoCloseable {
    private final CloseStack opened = new CloseStack();
    private final Store store;
    private final Writer writer;

    private OpenLog(Database database) {
        store = Store.open(database);
        opened.add(store::close);
        EventLog log = store.read(EventLog::of);
        writer = new Writer(store, log, InstantSource.system(), Execution.OWN_THREAD);
        writer.start();
        opened.add(writer::close);
    }

    public static OpenLog on(Workspace workspace) {
        return new OpenLog(workspace.database());
    }

    /** Appends the events as one command; returns when they are on disk. */
    public int append(List<EventDraft> events) {
        return writer.submit(transaction -> {
            events.forEach(transaction::append);
            return events.size();
        });
    }

    /** Runs one command. */
    <T> T submit(Function<Transaction, T> command) {
        return writer.submit(command);
    }

    /** Reads all rows of a query. */
    public void query(String sql) {
        store.read(handle -> handle.createQuery(sql).mapToMap().list());
    }

    /** Verifies the whole log with its bodies and the checkpoints beside it. */
    public void verify() {
        new StoredLog(store).verify(null, List.of(), List.of(), _ -> {}).first().ifPresent(finding -> {
            throw new IllegalStateException("the log is not whole: " + finding);
        });
    }

    /** Folds the log again and compares the result with the tables; returns the number of events folded. */
    public long replay() {
        AtomicLong folded = new AtomicLong();
        List<String> differences = Replay.differences(store, Core.projections(), Upcasters.NONE, folded::set);
        if (!differences.isEmpty()) {
            throw new IllegalStateException("the tables do not follow from the log: " + differences);
        }
        return folded.get();
    }

    @Override
    public void close() {
        opened.close();
    }
}
