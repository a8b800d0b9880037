package dev.missioncontrol.runtime.fitness;

import dev.missioncontrol.runtime.process.Invocation;
import dev.missioncontrol.runtime.process.ProcessResult;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks whether git is installed and starts. Thread-safe. */
public final class GitCheck implements Check {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OUTPUT_MAX = 4096;

    private final Processes processes;
    private final Map<String, String> environment;

    public GitCheck(Processes processes, Map<String, String> environment) {
        this.processes = processes;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Part part() {
        return Part.GIT;
    }

    @Override
    public Optional<String> fault() {
        List<String> argv = List.of("git", "--version");
        try {
            ProcessResult result = processes.run(new Invocation(argv, Path.of("/"), environment, LIMIT, OUTPUT_MAX));
            return result.ok()
                    ? Optional.empty()
                    : Optional.of("git ends with exit code " + result.exitCode() + ": repair it");
        } catch (IOException failed) {
            return Optional.of("git does not start (" + failed.getMessage() + "): install it on the runtime's PATH");
        }
    }
}
