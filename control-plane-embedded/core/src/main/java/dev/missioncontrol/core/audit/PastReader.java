package dev.missioncontrol.core.audit;

import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import org.jspecify.annotations.Nullable;

/** Reads past states for the audit trail, which knows no other feature. Thread-safe. */
@FunctionalInterface
public interface PastReader {
    /** Reads the state after the event at the position; {@code cursor} is the one of the page before. */
    Past read(Position upTo, @Nullable String cursor, int limit);
}
