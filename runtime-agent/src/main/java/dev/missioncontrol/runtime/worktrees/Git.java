package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.process.CommandLookup;
import dev.missioncontrol.runtime.process.Invocation;
import dev.missioncontrol.runtime.process.ProcessResult;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the runtime's own git: without hooks or helpers, and with no configuration but the one given here and that of a
 * repository that only the runtime writes. Thread-safe.
 */
final class Git {
    /** The protocol between repositories of the runtime. */
    static final String INTERNAL = "file";

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int OUTPUT_MAX = 16 * 1024 * 1024;
    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.attributesFile=/dev/null",
            "core.excludesFile=/dev/null",
            "core.alternateRefsCommand=true",
            "core.askPass=",
            "core.quotePath=false",
            "credential.helper=",
            "protocol.ext.allow=never",
            "submodule.recurse=false",
            "fetch.recurseSubmodules=false",
            "gc.autoDetach=false",
            "log.showSignature=false",
            "advice.detachedHead=false",
            "init.defaultBranch=main");

    private final Processes processes;
    private final Map<String, String> environment;

    /** Calls git with {@code environment}, the allowed part of the runtime's own. */
    Git(Processes processes, Map<String, String> environment) {
        this.processes = processes;
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(Map.of(
                "LC_ALL", "C",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_ATTR_NOSYSTEM", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_NO_LAZY_FETCH", "1",
                "GIT_OPTIONAL_LOCKS", "0",
                "GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=20"));
        this.environment = Map.copyOf(all);
    }

    /** Runs git on a repository and returns its output. */
    String run(Path repository, String protocols, String... command) throws IOException {
        return run(repository, Map.of("GIT_ALLOW_PROTOCOL", protocols), List.of(command));
    }

    String run(Path repository, Map<String, String> more, List<String> command) throws IOException {
        ProcessResult processResult = call(repository, more, command);
        if (!processResult.ok()) {
            throw new GitFailed(command.getFirst(), processResult.errors());
        }
        return processResult.output();
    }

    /** Tells whether git exits without an error. */
    boolean succeeds(Path repository, String... command) throws IOException {
        return call(repository, Map.of("GIT_ALLOW_PROTOCOL", ""), List.of(command))
                .ok();
    }

    /** Tells whether a program that extends git is installed on the runtime. */
    boolean installed(String program) {
        return CommandLookup.onPath(program, environment).isPresent();
    }

    /** Splits output whose entries end with NUL. */
    static List<String> entries(String output) {
        return Arrays.stream(output.split("\0"))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private ProcessResult call(Path repository, Map<String, String> more, List<String> command) throws IOException {
        List<String> argv = new ArrayList<>(List.of("git", "--git-dir=" + repository));
        for (String setting : SETTINGS) {
            argv.addAll(List.of("-c", setting));
        }
        argv.addAll(command);
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return processes.run(new Invocation(argv, directory(repository), all, LIMIT, OUTPUT_MAX));
    }

    private static Path directory(Path repository) {
        Path parent = repository.getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
