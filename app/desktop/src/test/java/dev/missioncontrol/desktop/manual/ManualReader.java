package dev.missioncontrol.desktop.manual;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs pages as a reader does: in one home directory and one git repository, page by page. Confined to the test's thread. */
final class ManualReader implements AutoCloseable {
    private static final String PRELUDE = """
            set -Eeu -o pipefail
            trap 'echo "line $LINENO failed: $BASH_COMMAND"' ERR
            start() { echo "$1" >> "$PROGRAMS"; }
            serve() {
                start "$1"
                until grep -q 'listens at' "$2"; do kill -0 "$1" || { cat "$2"; return 1; }; sleep 0.1; done
            }
            """;

    private final Path home;
    private final Path repository;
    private final Path programs;

    ManualReader(Path home) throws IOException, InterruptedException {
        this.home = home;
        this.repository = Files.createDirectory(home.resolve("site"));
        this.programs = Files.createFile(home.resolve("programs"));
        Files.writeString(home.resolve("prelude"), PRELUDE);
        Files.writeString(repository.resolve("index.html"), "<p>A site</p>\n");
        Reading made = bash("git init -q; git add .; git -c user.name=r -c user.email=r@r.invalid commit -q -m Start");
        if (made.code() != 0) {
            throw new IOException(made.output());
        }
    }

    /** Runs all blocks of a page in one shell, up to the first command that fails. */
    Reading read(ManualPage page) throws IOException, InterruptedException {
        Path script = Files.writeString(home.resolve(page.name() + ".sh"), page.script());
        return bash(". '" + home.resolve("prelude") + "'; . '" + script + "'");
    }

    /** The programs that pages have started and that have ended since. */
    List<String> ended() throws IOException {
        return Files.readAllLines(programs).stream()
                .filter(pid -> ProcessHandle.of(Long.parseLong(pid)).isEmpty())
                .toList();
    }

    private Reading bash(String line) throws IOException, InterruptedException {
        Path output = home.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(repository.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        Path java = Path.of(System.getProperty("java.home"));
        Path launcher = Path.of("../../bin").toAbsolutePath().normalize();
        environment.keySet().removeIf(name -> name.startsWith("MC_") || name.startsWith("MISSION_"));
        environment.put("PATH", launcher + ":" + environment.get("PATH") + ":" + java.resolve("bin"));
        environment.put("JAVA_HOME", java.toString());
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", home.resolve("data").toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        environment.put("PROGRAMS", programs.toString());
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            return new Reading(-1, "It did not end within ten minutes.\n" + Files.readString(output));
        }
        return new Reading(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** Ends what the pages have started, the last program first. */
    @Override
    public void close() throws IOException {
        List<String> started = new ArrayList<>(Files.readAllLines(programs));
        for (String pid : started.reversed()) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ManualReader::end);
        }
    }

    private static void end(ProcessHandle shell) {
        List<ProcessHandle> programs = Stream.concat(shell.descendants(), Stream.of(shell))
                .sorted(Comparator.reverseOrder())
                .toList();
        programs.forEach(ProcessHandle::destroy);
        programs.forEach(
                program -> program.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    /** How a script ended, and what it printed. */
    record Reading(int code, String output) {}
}
