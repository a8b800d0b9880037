package dev.missioncontrol.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchSmokeTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyRateAndLatencyIsMeasuredAndReported() throws Exception {
        int code = run("--only", "create,claim,pickup", "--rounds", "1", "--seconds", "0.02", "--samples", "2");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(measures(out.toString()))
                .containsExactly(
                        "create, H2, 2 callers",
                        "create, H2, 2 callers over HTTP",
                        "claim+complete, H2, 2 callers",
                        "claim+complete, H2, 2 callers over HTTP",
                        "pick-up, idle, H2, in process",
                        "pick-up, idle, H2, over HTTP");
        assertThat(Files.readString(directory.resolve("report.md"))).isEqualTo(out.toString());
        assertThat(directory).isDirectoryNotContaining(file -> Files.isDirectory(file));
    }

    @Test
    void aMeasureThatDoesNotExistIsRefusedBeforeAnythingIsMeasured() {
        assertThat(run("--only", "create,nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no measure called nonsense.");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine command = BenchMain.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        Stream<String> usual = Stream.of("--database", "h2", "--callers", "2", "--dir", directory.toString());
        return command.execute(Stream.concat(usual, Stream.of(arguments)).toArray(String[]::new));
    }

    private static List<String> measures(String report) {
        return report.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| measure"))
                .map(line -> line.split(" \\| ", -1)[0].substring(2))
                .toList();
    }
}
