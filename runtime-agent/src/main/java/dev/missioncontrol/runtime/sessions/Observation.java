package dev.missioncontrol.runtime.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session looks like now. */
public sealed interface Observation {
    /**
     * Its command runs.
     *
     * @param lines the newest lines of output
     */
    record Running(List<String> lines) implements Observation {
        public Running {
            lines = List.copyOf(lines);
        }
    }

    /** Its command has ended, with an exit code or by a signal (by name or number); neither where nobody knows. */
    record Ended(@Nullable Integer exitCode, @Nullable String signal, List<String> lines) implements Observation {
        public Ended {
            lines = List.copyOf(lines);
        }
    }

    /** There is no such session any more. */
    record Gone() implements Observation {}
}
