package dev.missioncontrol.runtime.process;

import java.nio.file.Path;
import java.util.Set;

/**
 * Holds everything by which the processes of one session are recognised.
 *
 * @param leader the session's first process, which leads a process group
 * @param leaderStarted when it started, as {@link ProcessRow#started()}; zero where the system does not tell
 * @param variable a text in the environment of what the session starts, {@code NAME=value}
 * @param directory the directory in which it works
 * @param seen processes that were seen below the leader while it ran
 */
public record ProcessTraces(
        long leader,
        long leaderStarted,
        String variable,
        Path directory,
        Enclosure enclosure,
        Set<ProcessRow.Identity> seen) {
    public ProcessTraces {
        seen = Set.copyOf(seen);
    }

    /** Tells whether this row is the leader, and not another process that was given its id. */
    boolean isLeader(ProcessRow row) {
        return led() && row.pid() == leader && (leaderStarted == 0 || row.started() == leaderStarted);
    }

    /** Tells whether this row is in the leader's process group. */
    boolean isGrouped(ProcessRow row) {
        return led() && row.group() == leader;
    }

    /** Tells whether this row is in the leader's process group or session. */
    boolean isLed(ProcessRow row) {
        return isGrouped(row) || (led() && row.session() == leader);
    }

    /** Zero is the group of the system's own processes, and what a session that never began has for a leader. */
    private boolean led() {
        return leader > 1;
    }
}
