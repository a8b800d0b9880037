package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.store.Transaction;

/** Hears that a machine may not be the only one with its secrets. Confined to the writer. */
public interface SuspicionListener {
    /** A join token for that machine was shown after it had been redeemed. */
    void joinedTwice(Transaction transaction, Actor machine);

    /** The machine is locked out; what it holds is nobody's from now on. */
    void locked(Transaction transaction, Actor machine);
}
