package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.access.Suspicion;
import dev.missioncontrol.core.asks.SuspicionAsks;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.store.Transaction;

/** What follows for inbox and humans when a machine is not to be trusted. Confined to the writer. */
record Aftermath(Items items, SuspicionAsks asks) implements Suspicion {
    @Override
    public void joinedTwice(Transaction transaction, Actor machine) {
        asks.joinedTwice(transaction, machine);
    }

    @Override
    public void locked(Transaction transaction, Actor machine) {
        items.takeBack(transaction, machine, "Its holder was locked out: somebody else has had one of its tokens.");
        asks.locked(transaction, machine);
    }
}
