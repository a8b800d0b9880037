package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.util.List;

/** A log that is read from its beginning in pages: a database, or a file that was made from one. */
@FunctionalInterface
public interface LogPages {
    /** The next entries after the position, in the order of their positions; empty at the end. */
    List<LogEntry> after(Position position);
}
