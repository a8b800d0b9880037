package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.store.Transaction;

/** Hears of runtimes whose identity several processes fight over. Confined to the writer. */
@FunctionalInterface
public interface IdentityConflicts {
    /** Too many take-overs in too short a time: a copied machine. */
    void contested(Transaction transaction, Actor runtime);
}
