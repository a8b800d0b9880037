package dev.missioncontrol.core.store.nodes;

import java.util.function.Consumer;

/** The other nodes on the same database. Thread-safe. */
public interface Nodes extends AutoCloseable {
    /** For a database that only one process can open. */
    Nodes NONE = new Nodes() {
        @Override
        public void tell(NotifyChannel channel) {}

        @Override
        public void listen(Consumer<NotifyChannel> heard) {}

        @Override
        public boolean onDuty() {
            return true;
        }

        @Override
        public void close() {}
    };

    /** Notifies the others of committed changes; returns at once. */
    void tell(NotifyChannel channel);

    /**
     * Calls {@code heard} from now on, on a thread of its own, for each notification, and when one may have been
     * missed.
     */
    void listen(Consumer<NotifyChannel> heard);

    /** Returns whether this is the one node on duty for work that only one may do. Asks the database. */
    boolean onDuty();

    @Override
    void close();
}
