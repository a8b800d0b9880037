package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Checks;

/**
 * The keys with which a machine enrols, and the proof that it has their private halves.
 *
 * @param signature of the {@link #statement} by the signing key, in base 64
 */
public record Enrolment(PublicKeys keys, String signature) {
    public Enrolment {
        Checks.required(keys, "keys");
        Checks.text(signature, "signature", 100);
    }

    /** Returns the text to sign, which is valid for that join token alone. */
    public static String statement(Joining joining, PublicKeys keys) {
        return String.join(
                "\n",
                "mission-control enrolment 1",
                joining.token().value(),
                joining.machine().toString(),
                keys.signing(),
                keys.sealing());
    }

    /** Returns whether the machine itself has signed the enrolment for that join token. */
    public boolean signedFor(Joining joining) {
        return keys.signed(statement(joining, keys), signature);
    }
}
