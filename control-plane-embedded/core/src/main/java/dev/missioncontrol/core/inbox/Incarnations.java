package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Knows which life of a runtime is the newest; empty for one that never started. */
@FunctionalInterface
public interface Incarnations {
    Optional<Incarnation> current(Handle handle, RuntimeName name);
}
