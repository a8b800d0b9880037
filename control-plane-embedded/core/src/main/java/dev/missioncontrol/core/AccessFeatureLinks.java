package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.access.AccessLinks;
import dev.missioncontrol.core.access.AccessServices;
import dev.missioncontrol.core.agents.IdentityConflicts;
import dev.missioncontrol.core.asks.SuspicionAsks;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.inbox.TaskLease;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;

/** What access and the inbox know of each other: leases that live, and what follows when a machine is not to be trusted. */
record AccessFeatureLinks(Store store, Items items, SuspicionAsks asks) implements AccessLinks {
    @Override
    public void joinedTwice(Transaction transaction, Actor machine) {
        asks.joinedTwice(transaction, machine);
    }

    @Override
    public void locked(Transaction transaction, Actor machine) {
        items.takeBack(transaction, machine, "Its holder was locked out: somebody else has had one of its tokens.");
        asks.locked(transaction, machine);
    }

    /** What follows when several processes fight over one identity. */
    IdentityConflicts twins(AccessServices access) {
        return (transaction, machine) -> {
            access.lock(transaction, machine);
            items.takeBack(transaction, machine, "Its holder was locked out: several processes ran in its name.");
            asks.contested(transaction, machine);
        };
    }

    @Override
    public Optional<String> lease(Transaction transaction, RuntimeName runtime, ItemId item, Epoch epoch) {
        TaskLease lease = new TaskLease(runtime, item, epoch);
        return items.find(transaction, item).filter(lease::lives).map(_ -> lease.toString());
    }

    @Override
    public boolean lives(String name) {
        return TaskLease.parse(name)
                .filter(lease -> Optional.ofNullable(
                                store.read(items.reading(List.of(lease.item()))).get(lease.item()))
                        .filter(lease::lives)
                        .isPresent())
                .isPresent();
    }
}
