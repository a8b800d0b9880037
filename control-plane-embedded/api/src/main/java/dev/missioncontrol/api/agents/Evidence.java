package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The observation behind a status, in words, and its time (absent if there was no observation). */
public record Evidence(String observation, @Nullable Instant at) {
    public Evidence {
        Checks.required(observation, "observation");
    }
}
