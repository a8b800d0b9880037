package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Checks that every command explains itself, with an example, on lines that fit a terminal. */
final class HelpTest {
    @TempDir
    private Path home;

    private static Stream<List<String>> commands(CommandLine line, List<String> path) {
        Stream<List<String>> below = line.getSubcommands().entrySet().stream().flatMap(entry -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(entry.getKey());
            return commands(entry.getValue(), longer);
        });
        return Stream.concat(Stream.of(path), below);
    }

    @TestFactory
    Stream<DynamicTest> aCommandExplainsItself() {
        return commands(Program.commandLine(new Shell(home).environment()), List.of())
                .map(path -> DynamicTest.dynamicTest(String.join(" ", path) + " --help", () -> explains(path)));
    }

    private void explains(List<String> path) {
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        Shell.Ended ended = new Shell(home).run(arguments.toArray());
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Usage: mission-control").contains("Example");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void theVersionIsSaidEverywhere() {
        assertThat(new Shell(home).run("--version").out()).startsWith("Mission Control ");
        assertThat(new Shell(home).run("inbox", "list", "--version").out()).startsWith("Mission Control ");
    }

    @Test
    void bothShellsGetAScript() {
        assertThat(new Shell(home).run("completion", "bash").out()).contains("complete -F", "reassign", "--older-than");
        assertThat(new Shell(home).run("completion", "zsh").out()).startsWith("autoload -U +X compinit");
        assertThat(new Shell(home).run("completion", "fish").err()).contains("bash", "zsh", "--help");
    }
}
