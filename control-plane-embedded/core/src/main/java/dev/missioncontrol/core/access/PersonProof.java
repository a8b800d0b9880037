package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.store.write.Transaction;

/** Proves that a caller is a person who may have a token. Every way of signing in implements it. */
interface PersonProof {
    /** Returns the person whom the proof names, and uses up a single-use proof. Confined to the writer. */
    Proved prove(Transaction transaction);

    /** The result of checking a proof. */
    sealed interface Proved {
        /** A person, whose token is issued by that actor. */
        record Person(Actor person, Actor by) implements Proved {}

        /** The single-use proof was presented before; the attempt is recorded. */
        record UsedUp() implements Proved {}
    }
}
