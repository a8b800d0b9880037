package dev.missioncontrol.runtime.fakes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Provides real git repositories and other facts of this machine. */
public final class Machine {
    private static final Pattern LEADER = Pattern.compile("leader-([0-9]+)-[0-9]*");

    private Machine() {}

    /** Returns a runtime's environment in tests: this machine's PATH and a variable that must never be passed on. */
    public static Map<String, String> environment(Path home) {
        return Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                home.toString(),
                "LANG",
                "C.UTF-8",
                "SECRET_TOKEN",
                "canary-7f3a");
    }

    public static void needsTmux() {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, "tmux")));
        Assumptions.assumeTrue(there, "tmux is not installed; what needs it is not tested here");
    }

    /** Creates a repository with one commit on {@code main}. */
    public static Path repository(Path directory) throws IOException {
        Files.createDirectories(directory);
        git(directory, "init", "--quiet", "--initial-branch=main");
        Files.writeString(directory.resolve("README.md"), "hello\n");
        git(directory, "add", "README.md");
        commit(directory, "Say hello");
        return directory;
    }

    /** Removes a directory and all below it. */
    public static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    public static void commit(Path directory, String subject) throws IOException {
        git(directory, "-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "--quiet", "-m", subject);
    }

    /** Runs the user's git, as a person would, and returns its output. */
    public static String git(Path directory, String... command) throws IOException {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(command));
        return run(directory, argv);
    }

    /** Runs a script in a directory, as a session would, and returns its output. */
    public static String shell(Path directory, String script) throws IOException {
        return run(directory, List.of("sh", "-ec", script));
    }

    private static String run(Path directory, List<String> argv) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(directory.toFile()).redirectErrorStream(true);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "t");
            builder.environment().put("GIT_" + who + "_EMAIL", "t@t.invalid");
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(argv + ": " + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return output.strip();
    }

    /** Ends the sessions that a test left in this home, and their tmux server. */
    public static void endSessions(Path home) throws IOException, InterruptedException {
        if (Files.isDirectory(home.resolve("sessions"))) {
            try (Stream<Path> files = Files.walk(home.resolve("sessions"), 2)) {
                files.map(file -> LEADER.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .flatMap(leader -> ProcessHandle.of(Long.parseLong(leader.group(1))).stream())
                        .flatMap(leader -> Stream.concat(leader.descendants(), Stream.of(leader)))
                        .forEach(ProcessHandle::destroyForcibly);
            }
        }
        Path socket = home.resolve("tmux/socket");
        if (Files.exists(socket)) {
            new ProcessBuilder("tmux", "-S", socket.toString(), "kill-server")
                    .start()
                    .waitFor();
        }
    }
}
