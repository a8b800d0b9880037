package dev.missioncontrol.core.store.nodes;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The nodes on one PostgreSQL; this one has three connections for them, beside those of its store. Thread-safe. */
public final class PostgresNodes implements Nodes {
    private final Link.Source source;
    private final String ourselves = UUID.randomUUID().toString();
    private final Bell bell;
    private final Duty duty;
    private @Nullable Ear ear;

    public PostgresNodes(Link.Source source) {
        this.source = source;
        this.bell = new Bell(source, ourselves);
        this.duty = new Duty(source);
    }

    @Override
    public void tell(Channel channel) {
        bell.ring(channel);
    }

    @Override
    public synchronized void listen(Consumer<Channel> heard) {
        if (ear != null) {
            throw new IllegalStateException("somebody listens already");
        }
        ear = new Ear(source, ourselves, heard);
    }

    @Override
    public boolean onDuty() {
        return duty.ours();
    }

    @Override
    public synchronized void close() {
        if (ear != null) {
            ear.end();
            bell.ring(Channel.LOG); // the ear hears that too, and looks up at once
        }
        bell.close();
        if (ear != null) {
            ear.close();
        }
        duty.close();
    }
}
