package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Checks;

/**
 * With what a machine enrols.
 *
 * @param signature by its signing key over the {@link #statement}, in base 64: nobody enrols a key that is not theirs
 */
public record Enrolment(PublicKeys keys, String signature) {
    public Enrolment {
        Checks.required(keys, "keys");
        Checks.text(signature, "signature", 100);
    }

    /** What is signed; it is good for that join token alone. */
    public static String statement(Joining joining, PublicKeys keys) {
        return String.join(
                "\n",
                "mission-control enrolment 1",
                joining.token().value(),
                joining.machine().toString(),
                keys.signing(),
                keys.sealing());
    }

    /** Whether the machine itself has signed it for that join token. */
    public boolean signedFor(Joining joining) {
        return keys.signed(statement(joining, keys), signature);
    }
}
