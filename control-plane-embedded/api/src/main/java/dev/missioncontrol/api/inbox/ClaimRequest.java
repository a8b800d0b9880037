package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;

/** A runtime, in one of its incarnations, asks for the next item that has a command to run. */
public record ClaimRequest(Incarnation incarnation, IdempotencyKey key) {
    public ClaimRequest {
        Checks.required(incarnation, "incarnation");
        Checks.required(key, "key");
    }
}
