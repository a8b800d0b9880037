package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/** To which key a value is to be sealed. */
public record Reveal(SealingKey to) {
    public Reveal {
        Checks.required(to, "to");
    }
}
