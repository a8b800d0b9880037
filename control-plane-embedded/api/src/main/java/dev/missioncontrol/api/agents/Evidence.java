package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a status rests on: one observation in words, and when it was made (absent where nothing was ever observed). */
public record Evidence(String observation, @Nullable Instant at) {
    public Evidence {
        Checks.required(observation, "observation");
    }
}
