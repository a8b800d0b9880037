package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays the life of an item as third-party clients live it, with the bytes that they receive. */
final class ForeignClientsTest extends ServedTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path scripts;

    @ParameterizedTest
    @CsvSource({"sh, life.sh, curl", "python3, life.py, python", "node, life.mjs, node"})
    void theClassicLifeIsTheSameForEveryClient(String program, String script, String agent) throws Exception {
        assumeTrue(installed(program) && (!agent.equals("curl") || installed("curl")), program + " is not installed");
        List<String> answers = run(program, script);
        InboxItem item =
                served.asOwner().inbox().list(ItemFilter.ALL, null, 2).rows().getFirst();
        String polled =
                "{\"_id\":\"" + item.id() + "\",\"agent\":\"" + agent + "\",\"project\":\"mc\",\"clan\":\"red\","
                        + "\"title\":\"Say \\\"hi\\\"\",\"body\":\"\u00e9\",\"status\":\"pending\"}";
        assertThat(answers)
                .containsExactly(
                        "200 []",
                        "200 {\"inboxId\":\"" + item.id() + "\"}",
                        "200 [" + polled + "]",
                        "200 {\"ok\":true}",
                        "200 []",
                        "200 {\"ok\":true}");
        assertThat(item.state()).isEqualTo(ItemState.COMPLETED);
        assertThat(Objects.requireNonNull(item.result()).summary()).isEqualTo("Done.");
    }

    @ParameterizedTest
    @CsvSource({"sh, big.sh, curl", "python3, big.py, python", "node, big.mjs, node"})
    void aResultBeyondEveryLimitStillCompletesTheItemOfEveryClient(String program, String script, String agent)
            throws Exception {
        assumeTrue(installed(program) && (!agent.equals("curl") || installed("curl")), program + " is not installed");
        assertThat(run(program, script)).containsExactly("200 {\"ok\":true}");
        InboxItem item =
                served.asOwner().inbox().list(ItemFilter.ALL, null, 2).rows().getFirst();
        assertThat(item.state()).isEqualTo(ItemState.COMPLETED);
        assertThat(Objects.requireNonNull(item.result()).summary())
                .startsWith("rrr")
                .contains("characters left out …]")
                .endsWith("[… the rest of the request was not read …]\n");
    }

    private static boolean installed(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private List<String> run(String program, String script) throws IOException, InterruptedException {
        Path file = scripts.resolve(script);
        try (var in = Objects.requireNonNull(ForeignClientsTest.class.getResourceAsStream("clients/" + script))) {
            Files.copy(in, file);
        }
        Path said = scripts.resolve("said");
        Path complaints = scripts.resolve("complaints");
        Process process = new ProcessBuilder(
                        program, file.toString(), served.server.url().toString(), served.classic.reveal())
                .redirectOutput(said.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(complaints)).isZero();
        return Files.readAllLines(said, StandardCharsets.UTF_8);
    }
}
