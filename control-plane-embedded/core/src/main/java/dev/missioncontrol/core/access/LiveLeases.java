package dev.missioncontrol.core.access;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Optional;

/** Tells which leases are live: a task's token ends with its lease. */
public interface LiveLeases {
    /** Returns the name of the lease that the runtime has on the item at that epoch. Confined to the writer. */
    Optional<String> lease(Transaction transaction, RuntimeName runtime, ItemId item, Epoch epoch);

    /** Returns whether the lease of that name is live. Thread-safe. */
    boolean lives(String lease);
}
