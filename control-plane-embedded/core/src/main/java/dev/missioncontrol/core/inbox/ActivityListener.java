package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hears of every act of an agent: a classic client by itself, or a runtime for it. */
@FunctionalInterface
public interface ActivityListener {
    void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at);
}
