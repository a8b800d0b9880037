package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.IdempotencyKey;

/**
 * With what a machine renews the token that it bears.
 *
 * @param signature by its signing key over the statement of what is {@link Due}, in base 64
 */
public record Renewal(String signature) {
    public Renewal {
        Checks.text(signature, "signature", 100);
    }

    /**
     * What a machine wants to have renewed.
     *
     * @param generation of the token that it bears
     * @param once the key of the request, so that the signature is good for no other
     */
    public record Due(Actor machine, long generation, IdempotencyKey once) {
        String statement() {
            return String.join(
                    "\n", "mission-control renewal 1", machine.toString(), Long.toString(generation), once.value());
        }

        /** Whether the bearer of the private half has signed it. */
        public boolean signed(PublicKeys keys, Renewal renewal) {
            return keys.signed(statement(), renewal.signature());
        }
    }
}
