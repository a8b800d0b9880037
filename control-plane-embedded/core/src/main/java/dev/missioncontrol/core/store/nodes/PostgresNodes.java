package dev.missioncontrol.core.store.nodes;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The nodes on one PostgreSQL; this one has three connections for them, beside those of its store. Thread-safe. */
public final class PostgresNodes implements Nodes {
    private final ConnectionThread.Source source;
    private final String ourselves = UUID.randomUUID().toString();
    private final NotifySender notifySender;
    private final DutyLock dutyLock;
    private @Nullable NotifyListener notifyListener;

    public PostgresNodes(ConnectionThread.Source source) {
        this.source = source;
        this.notifySender = new NotifySender(source, ourselves);
        this.dutyLock = new DutyLock(source);
    }

    @Override
    public void tell(NotifyChannel channel) {
        notifySender.ring(channel);
    }

    @Override
    public synchronized void listen(Consumer<NotifyChannel> heard) {
        if (notifyListener != null) {
            throw new IllegalStateException("a listener is already registered");
        }
        notifyListener = new NotifyListener(source, ourselves, heard);
    }

    @Override
    public boolean onDuty() {
        return dutyLock.ours();
    }

    @Override
    public synchronized void close() {
        if (notifyListener != null) {
            notifyListener.end();
            notifySender.ring(NotifyChannel.LOG); // the ear hears that too, and looks up at once
        }
        notifySender.close();
        if (notifyListener != null) {
            notifyListener.close();
        }
        dutyLock.close();
    }
}
