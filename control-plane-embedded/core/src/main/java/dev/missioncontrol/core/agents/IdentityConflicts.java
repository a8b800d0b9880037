package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.store.write.Transaction;

/** Receives runtimes whose identity several processes share. Confined to the writer. */
@FunctionalInterface
public interface IdentityConflicts {
    /** The runtime was taken over too often in a short time: the machine has been copied. */
    void contested(Transaction transaction, Actor runtime);
}
