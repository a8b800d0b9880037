package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.time.Instant;

/** Records lost and returned runtimes, once each. Stepped by the node on duty; confined to its loop. */
public final class RuntimeWatch {
    private final Store store;
    private final Writer writer;
    private final Heartbeats heartbeats;

    public RuntimeWatch(Store store, Writer writer, Heartbeats heartbeats) {
        this.store = store;
        this.writer = writer;
        this.heartbeats = heartbeats;
    }

    /** Checks the last heartbeat of every runtime. */
    public void step(Instant now) {
        for (RuntimeStore.Row row : heartbeats.runtimes(store)) {
            boolean known = row.runtimeRow().loss() != null;
            if (!known && heartbeats.liveness(row, now) == Liveness.LOST) {
                tell(row, RuntimeLedger::lost);
            } else if (known && !heartbeats.gone(row)) {
                tell(row, RuntimeLedger::returned);
            }
        }
    }

    private interface News {
        RuntimeRow happened(Transaction transaction, RuntimeName name, Instant heard);
    }

    /** Records the change, unless the runtime has started again meanwhile. */
    private void tell(RuntimeStore.Row row, News news) {
        writer.submit(transaction -> transaction
                .find(RuntimeStore.RUNTIMES, row.name())
                .filter(row.runtimeRow()::equals)
                .map(_ -> news.happened(transaction, row.name(), row.lastSign())));
    }
}
