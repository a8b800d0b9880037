package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.nio.file.Path;
import java.util.List;

/**
 * A session to start.
 *
 * @param argv program and arguments, which arrive as they are
 */
public record SessionSpec(AttemptId attempt, String name, List<String> argv, Path directory) {
    public SessionSpec {
        argv = List.copyOf(argv);
    }
}
