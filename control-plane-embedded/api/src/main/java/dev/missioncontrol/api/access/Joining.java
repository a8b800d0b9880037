package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;

/**
 * What a join token is for.
 *
 * @param token its id
 * @param machine whom it makes of its bearer
 */
public record Joining(TokenId token, Actor machine) {
    public Joining {
        Checks.required(token, "token");
        Checks.required(machine, "machine");
    }
}
