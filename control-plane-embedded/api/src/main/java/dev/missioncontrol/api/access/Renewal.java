package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.IdempotencyKey;

/**
 * The proof with which a machine renews the token that it bears.
 *
 * @param signature of the statement of {@link Due} by its signing key, in base 64
 */
public record Renewal(String signature) {
    public Renewal {
        Checks.text(signature, "signature", 100);
    }

    /**
     * The token to renew.
     *
     * @param generation of the token that the machine bears
     * @param once the key of the request, so that the signature is valid for no other
     */
    public record Due(Actor machine, long generation, IdempotencyKey once) {
        String statement() {
            return String.join(
                    "\n", "mission-control renewal 1", machine.toString(), Long.toString(generation), once.value());
        }

        /** Returns whether the bearer of the private half has signed it. */
        public boolean signed(PublicKeys keys, Renewal renewal) {
            return keys.signed(statement(), renewal.signature());
        }
    }
}
