package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Receives every activity of an agent: of a classic client itself, or of a runtime for it. */
@FunctionalInterface
public interface ActivityListener {
    void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at);
}
