package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.store.write.Transaction;

/** Receives signs that a machine's secrets have been copied. Confined to the writer. */
public interface SuspicionListener {
    /** A join token for that machine was presented after it had been redeemed. */
    void joinedTwice(Transaction transaction, Actor machine);

    /** The machine is locked out; its leases end. */
    void locked(Transaction transaction, Actor machine);
}
