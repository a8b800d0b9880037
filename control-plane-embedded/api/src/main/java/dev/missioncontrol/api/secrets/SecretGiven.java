package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/** A read and its value, as they travel. */
public record SecretGiven(SecretRead read, Sealed value) {
    public SecretGiven {
        Checks.required(read, "read");
        Checks.required(value, "value");
    }
}
