package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/** The key to which a value is to be sealed. */
public record Reveal(SealingKey to) {
    public Reveal {
        Checks.required(to, "to");
    }
}
