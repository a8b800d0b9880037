package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.core.store.Transaction;

/** How somebody proves to be a person that may have a token: the door through which every way of doing so comes. */
interface PersonProof {
    /** Whom the proof names, using it up where it is good once. Confined to the writer. */
    Proved prove(Transaction transaction);

    /** What a proof is worth. */
    sealed interface Proved {
        /** A person, whose token is given by that actor. */
        record Person(Actor person, Actor by) implements Proved {}

        /** The proof was good once; that it came again is written down. */
        record UsedUp() implements Proved {}
    }
}
