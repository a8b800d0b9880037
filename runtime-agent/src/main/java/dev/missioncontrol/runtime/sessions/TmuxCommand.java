package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.process.Invocation;
import dev.missioncontrol.runtime.process.ProcessResult;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls tmux on the runtime's own socket, without the user's configuration. Thread-safe. */
public final class TmuxCommand {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int OUTPUT_MAX = 4 * 1024 * 1024;

    private final Processes processes;
    private final Map<String, String> environment;
    private final Path socket;

    public TmuxCommand(Processes processes, Map<String, String> environment, Path socket) {
        this.processes = processes;
        this.environment = environment;
        this.socket = socket;
    }

    /** Returns the output of the commands, or empty when there is no server or no such session. */
    Optional<String> query(String... commands) throws IOException {
        ProcessResult processResult = call(List.of(commands));
        if (processResult.ok()) {
            return Optional.of(processResult.output());
        }
        if (meansNotThere(processResult.errors())) {
            return Optional.empty();
        }
        throw new IOException("tmux " + commands[0] + ": " + firstLine(processResult.errors()));
    }

    ProcessResult call(List<String> commands) throws IOException {
        List<String> argv = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString(), "-f", "/dev/null"));
        argv.addAll(commands);
        return processes.run(new Invocation(argv, Path.of("/"), environment, LIMIT, OUTPUT_MAX));
    }

    /** Escapes a final semicolon, which tmux would take as the separator of two commands. */
    static String literal(String argument) {
        return argument.endsWith(";") ? argument.substring(0, argument.length() - 1) + "\\;" : argument;
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("no message");
    }

    private static boolean meansNotThere(String errors) {
        return errors.contains("no server running")
                || errors.contains("error connecting to")
                || errors.contains("can't find")
                || errors.contains("no current target")
                || errors.contains("no such session")
                || errors.contains("server exited")
                || errors.contains("lost server");
    }
}
