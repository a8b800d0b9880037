package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Starts the program as people do: through its launcher, in pipes, and ended by signals. */
final class LauncherTest extends LaptopTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("mission.launcher"));

    private ProcessBuilder process(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(home.resolve("errors").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        builder.environment().remove("XDG_DATA_HOME");
        return builder;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), arguments[0]));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return process(command.toArray(String[]::new)).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String errors() throws IOException {
        return Files.readString(home.resolve("errors"));
    }

    @Test
    void aCommandGoesThroughToTheServedControlPlane() throws Exception {
        laptop.item("überall");
        Process process = start("inbox", "list", "--data", laptop.data.toString());
        try (BufferedReader out = output(process)) {
            assertThat(out.lines().toList())
                    .hasSize(2)
                    .last()
                    .asString()
                    .endsWith("  überall")
                    .doesNotContain("\u001b");
        }
        assertThat(ended(process)).isZero();
        assertThat(errors()).isEmpty();
        Process wrong = start("inbox", "show", "x");
        assertThat(ended(wrong)).isEqualTo(2);
        assertThat(errors()).contains("not an item id");
    }

    @Test
    void aPipeThatClosesEndsItQuietly() throws Exception {
        for (int i = 0; i < 30; i++) {
            laptop.item("one of many " + i);
        }
        String line =
                "set -o pipefail; '" + LAUNCHER + "' audit tail --data '" + laptop.data + "' --after 1:0 | head -n 1";
        Process process = process("bash", "-c", line).start();
        try (BufferedReader out = output(process)) {
            assertThat(out.lines()).hasSize(1);
        }
        for (int i = 0; i < 30 && process.isAlive(); i++) {
            laptop.item("which nobody reads " + i);
        }
        assertThat(ended(process)).isZero();
        assertThat(errors()).isEmpty();
    }

    @Test
    void ctrlCEndsATail() throws Exception {
        laptop.item("one");
        Process process = start("audit", "tail", "--data", laptop.data.toString(), "--json");
        try (BufferedReader out = output(process)) {
            assertThat(out.readLine()).startsWith("{");
            assumeTrue(hears(process), "whoever started this test has switched Ctrl-C off for all below");
            process("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertThat(ended(process)).isEqualTo(130);
        } finally {
            process.destroy();
        }
        assertThat(errors()).isEmpty();
    }

    /** Tells whether the process handles the signal; one that was started with it ignored never does. */
    private static boolean hears(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .noneMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    @Test
    void theCompletionScriptIsOneThatBashReads() throws Exception {
        Process process = process(
                        "bash", "-c", "source <('" + LAUNCHER + "' completion bash) && complete -p mission-control")
                .start();
        try (BufferedReader out = output(process)) {
            assertThat(out.readLine()).startsWith("complete").contains("mission-control");
        }
        assertThat(ended(process)).isZero();
    }

    @Test
    void commandsOnClosedDirectoriesAreListedAndStarted() throws Exception {
        assertThat(lines("--help"))
                .contains("backup", "restore", "compact", "completion")
                .containsPattern("(?m)^ +server .*\\R +runtime ");
        assertThat(lines("audit", "--help")).contains("tail", "verify", "export", "verify-export");
        assertThat(lines("completion", "bash")).contains("--without-bodies");
        Path copy = home.resolve("copy.zip");
        assertThat(lines("backup", "--data", laptop.data.toString(), "--to", copy.toString()))
                .contains("The backup is in " + copy);
        assertThat(lines("audit", "verify-export", copy.toString())).contains("The audit trail is whole");
    }

    @Test
    void serverAndRuntimeStartFromTheSameBuild() throws Exception {
        assertThat(lines("server", "--help")).startsWith("Usage: mission-control server ");
        assertThat(lines("server", "verify-export", "--help"))
                .startsWith("Usage: mission-control server verify-export ");
        assertThat(lines("runtime", "--help")).startsWith("Usage: mission-control runtime ");
    }

    private String lines(String... arguments) throws Exception {
        Process process = start(arguments);
        try (BufferedReader out = output(process)) {
            String text = out.lines().collect(Collectors.joining("\n"));
            assertThat(ended(process)).isZero();
            assertThat(errors()).isEmpty();
            return text;
        }
    }

    /** Runs the program in the C locale; the shell writes the bytes, which this process could not. */
    private Process inTheCLocale(String line) throws IOException {
        ProcessBuilder builder = process("bash", "-c", line);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("mc", LAUNCHER.toString());
        builder.environment().put("data", laptop.data.toString());
        return builder.start();
    }

    @Test
    void textIsReadAndWrittenInUtf8WhateverTheLocale() throws Exception {
        String title = "déploiement ✓";
        Process create = inTheCLocale("\"$mc\" inbox create --data \"$data\" --agent main"
                + " --title \"$(printf 'd\\303\\251ploiement \\342\\234\\223')\" --body - < <(printf 'tr\\303\\250s')");
        assertThat(ended(create)).isZero();
        assertThat(errors()).isEmpty();
        assertThat(said("inbox", "list")).contains(title);
        try (BufferedReader out = output(inTheCLocale("\"$mc\" inbox list --data \"$data\""))) {
            assertThat(out.lines()).last().asString().endsWith(title);
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        String create = "\"$mc\" inbox create --data \"$data\" --agent main ";
        assertThat(ended(inTheCLocale(create + "--title \"$(printf 'd\\351ploiement')\"")))
                .isEqualTo(2);
        assertThat(errors()).startsWith("Argument 8 ").contains("UTF-8").hasLineCount(1);
        assertThat(ended(inTheCLocale(create + "--title x --body - < <(printf 'd\\351ploiement')")))
                .isEqualTo(2);
        assertThat(errors()).startsWith("Standard input is not text in UTF-8").hasLineCount(1);
        assertThat(laptop.owner().inbox().counts().total()).isZero();
    }

    @Test
    void aHomeAndJdkThatAreNotThereAreNoReasonToFail() throws Exception {
        ProcessBuilder builder = process("sh", LAUNCHER.toString(), "status", "--data", laptop.data.toString());
        builder.environment().remove("HOME");
        builder.environment().remove("XDG_CACHE_HOME");
        builder.environment().put("JAVA_HOME", home.resolve("no-jdk").toString());
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        assertThat(ended(builder.start())).isZero();
        assertThat(errors()).isEmpty();
    }

    @Test
    void whereNothingIsBuiltItSaysWhatToBuild() throws Exception {
        Path copy = Files.createDirectories(home.resolve("clone/bin")).resolve("mission-control");
        Files.copy(LAUNCHER, copy);
        Process process = process("sh", copy.toString(), "status").start();
        assertThat(ended(process)).isEqualTo(1);
        assertThat(errors())
                .contains("./mvnw -q -DskipTests package -pl app/cli -am")
                .contains("clone")
                .hasLineCount(1);
    }
}
