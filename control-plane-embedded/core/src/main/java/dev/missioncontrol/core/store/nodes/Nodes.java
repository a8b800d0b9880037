package dev.missioncontrol.core.store.nodes;

import java.util.function.Consumer;

/** The other nodes on the same database, as this one knows them. Thread-safe. */
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

    /** Tells the others that there is something new; returns at once. What they are told must be committed. */
    void tell(NotifyChannel channel);

    /** From now on {@code heard} is called, on a thread of its own, for what others tell, and when something may have been missed. */
    void listen(Consumer<NotifyChannel> heard);

    /** Whether this is the one node that does what must not be done by several. Asks the database. */
    boolean onDuty();

    @Override
    void close();
}
