package dev.missioncontrol.core.access;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.Transaction;
import java.util.Optional;

/** Knows which leases live: a task's token lives no longer. */
public interface LiveLeases {
    /** The name of the lease that the runtime has on the item at that epoch. Confined to the writer. */
    Optional<String> lease(Transaction transaction, RuntimeName runtime, ItemId item, Epoch epoch);

    /** Whether the lease of that name lives now. Thread-safe. */
    boolean lives(String lease);
}
