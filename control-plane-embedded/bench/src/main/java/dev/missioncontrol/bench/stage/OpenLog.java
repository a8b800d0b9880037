package dev.missioncontrol.bench.stage;

import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.loop.Closing;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Execution;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;
import java.time.InstantSource;
import java.util.List;

/** A log alone, without the rooms around it: the core's own store, chain and writer. Thread-safe. */
public final class OpenLog implements AutoCloseable {
    private final Closing closing = new Closing();
    private final Writer writer;

    private OpenLog(Database database) {
        Store store = Store.open(database);
        closing.add(store::close);
        EventLog log = store.read(EventLog::of);
        writer = new Writer(store, log, InstantSource.system(), Execution.OWN_THREAD);
        writer.start();
        closing.add(writer::close);
    }

    public static OpenLog on(Place place) {
        return new OpenLog(place.database());
    }

    /** Appends the events as one command; returns when they are on disk. */
    public int append(List<EventDraft> events) {
        return writer.submit(transaction -> {
            events.forEach(transaction::append);
            return events.size();
        });
    }

    @Override
    public void close() {
        closing.close();
    }
}
