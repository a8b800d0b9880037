package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.util.List;

/** A log that is read from its beginning in pages, from a database or from an archive. */
@FunctionalInterface
public interface LogPages {
    /** Returns the next entries after the position, in order; empty at the end. */
    List<LogEntry> after(Position position);
}
