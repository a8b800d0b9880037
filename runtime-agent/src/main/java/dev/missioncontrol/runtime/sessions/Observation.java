package dev.missioncontrol.runtime.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes the state of a session at one moment. */
public sealed interface Observation {
    /**
     * The command runs.
     *
     * @param lines the newest lines of output
     */
    record Running(List<String> lines) implements Observation {
        public Running {
            lines = List.copyOf(lines);
        }
    }

    /** The command has ended, with an exit code or by a signal (name or number); neither when that is unknown. */
    record Ended(@Nullable Integer exitCode, @Nullable String signal, List<String> lines) implements Observation {
        public Ended {
            lines = List.copyOf(lines);
        }
    }

    /** The session no longer exists. */
    record Gone() implements Observation {}

    /** The session was ended by a fault of this machine, and not by the command. */
    record Lost(String why) implements Observation {}
}
