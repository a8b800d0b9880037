package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a session to start.
 *
 * @param argv program and arguments, which are passed on unchanged
 * @param input a pipe from which the command reads; the session's shell removes it as soon as it is open
 */
public record SessionSpec(
        AttemptId attempt,
        String name,
        List<String> argv,
        Path directory,
        @Nullable Path input) {
    public SessionSpec {
        argv = List.copyOf(argv);
    }

    /** Returns the pipe's path, or an empty text. */
    String inputText() {
        return input == null ? "" : input.toString();
    }
}
