package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;

/**
 * The purpose of a join token.
 *
 * @param token its id
 * @param machine the identity that its bearer receives
 */
public record Joining(TokenId token, Actor machine) {
    public Joining {
        Checks.required(token, "token");
        Checks.required(machine, "machine");
    }
}
