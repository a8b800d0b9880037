package dev.missioncontrol.runtime.fitness;

import dev.missioncontrol.runtime.process.Invocation;
import dev.missioncontrol.runtime.process.ProcessResult;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether tmux is installed and can be used on the runtime's socket. Thread-safe. */
public final class TmuxCheck implements Check {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OUTPUT_MAX = 4096;
    /** A server that does not run is started with the next session. */
    private static final List<String> NOT_STARTED =
            List.of("no server running", "No such file or directory", "Connection refused", "no sessions");

    private final Path socket;
    private final Processes processes;
    private final Map<String, String> environment;

    public TmuxCheck(Path socket, Processes processes, Map<String, String> environment) {
        this.socket = socket;
        this.processes = processes;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Part part() {
        return Part.TMUX;
    }

    @Override
    public Optional<String> fault() {
        Path directory = socket.getParent();
        if (!writable(directory)) {
            return Optional.of(
                    "the directory of tmux's socket, " + directory + ", cannot be written: restart the runtime");
        }
        List<String> argv = List.of("tmux", "-S", socket.toString(), "-f", "/dev/null", "list-sessions");
        try {
            ProcessResult result = processes.run(new Invocation(argv, Path.of("/"), environment, LIMIT, OUTPUT_MAX));
            boolean works = result.ok() || NOT_STARTED.stream().anyMatch(result.errors()::contains);
            return works ? Optional.empty() : Optional.of("tmux does not work (" + words(result) + "): repair it");
        } catch (IOException failed) {
            return Optional.of("tmux does not start (" + failed.getMessage() + "): install it on the runtime's PATH");
        }
    }

    private static boolean writable(@Nullable Path directory) {
        return directory != null && Files.isWritable(directory);
    }

    private static String words(ProcessResult result) {
        return result.errors().lines().findFirst().orElse("exit code " + result.exitCode());
    }
}
