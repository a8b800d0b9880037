package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.core.access.AccessLinks;
import dev.missioncontrol.core.access.AccessServices;
import dev.missioncontrol.core.agents.IdentityConflicts;
import dev.missioncontrol.core.asks.AskChanges;
import dev.missioncontrol.core.asks.GuardAsks;
import dev.missioncontrol.core.asks.LossAsks;
import dev.missioncontrol.core.asks.SuspicionAsks;
import dev.missioncontrol.core.guard.GuardFinding;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.inbox.queue.Pauses;
import dev.missioncontrol.core.inbox.task.TaskLease;
import dev.missioncontrol.core.secrets.SealingKeys;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Optional;

/** Passes findings of one feature to others that it does not know. Confined to the writer, except {@link #lives}. */
record FeatureLinks(Store store, Items items, AskChanges asks, Pauses pauses) implements AccessLinks {
    private static final Actor GUARD = new Actor(Role.SYSTEM, "guard");

    @Override
    public void joinedTwice(Transaction transaction, Actor machine) {
        new SuspicionAsks(asks).joinedTwice(transaction, machine);
    }

    @Override
    public void locked(Transaction transaction, Actor machine) {
        items.takeBack(transaction, machine, "Its holder was locked out: one of its tokens has been copied.");
        new SuspicionAsks(asks).locked(transaction, machine);
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

    /** Locks a machine whose identity several processes share. */
    IdentityConflicts conflicts(AccessServices access) {
        return (transaction, machine) -> {
            access.lock(transaction, machine);
            items.takeBack(transaction, machine, "Its holder was locked out: several processes ran in its name.");
            new SuspicionAsks(asks).contested(transaction, machine);
        };
    }

    /** Seals secrets to the key with which a machine enrolled. */
    SealingKeys sealingKeys(AccessServices access) {
        return (transaction, runtime) -> access.machine(transaction, new Actor(Role.RUNTIME, runtime.value()))
                .filter(machine -> !machine.locked())
                .map(machine -> SealingKey.ofMachine(machine.keys()));
    }

    void found(Transaction transaction, GuardFinding found, Thresholds thresholds) {
        new GuardAsks(asks).look(transaction, found.key(), found.need(), found.agent());
        if (thresholds.pause()) {
            pauses.pause(transaction, found.agent(), found.need(), GUARD);
        }
    }

    void interrupted(Transaction transaction, RuntimeName runtime, boolean crashing) {
        new LossAsks(asks).interrupted(transaction, runtime, crashing);
    }

    void vanished(Transaction transaction, int silent, int all) {
        new LossAsks(asks).vanished(transaction, silent, all);
    }
}
