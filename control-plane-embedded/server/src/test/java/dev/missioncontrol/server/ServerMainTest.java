package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.home.EndpointFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program in a process of its own. */
@Timeout(60)
final class ServerMainTest {
    @TempDir
    private Path data;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(data.resolve("errors").toFile())
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void itSaysWhereItListensServesAndEndsInOrderWhenAsked() throws Exception {
        Path directory = data.resolve("fleet");
        Process process = start("--data", directory.toString());
        try (BufferedReader out = output(process)) {
            String line = out.readLine();
            assertThat(line).startsWith("Mission Control listens at http://127.0.0.1:");
            assertThat(out.readLine()).endsWith(directory.resolve("owner.token").toString());
            URI url = URI.create(line.substring(line.indexOf("http")));
            assertThat(EndpointFile.in(directory).url()).contains(url);
            try (Raw raw = new Raw(url)) {
                raw.send("GET /healthz HTTP/1.1\r\nHost: " + url.getRawAuthority() + "\r\n\r\n");
                assertThat(raw.reply(true).status()).isEqualTo(200);
            }
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Process again = start("--data", directory.toString());
        try (BufferedReader out = output(again)) {
            assertThat(out.readLine()).startsWith("Mission Control listens at");
        } finally {
            again.destroy();
            again.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private String complaint(int code, String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(data.resolve("errors")).content().hasLineCount(1);
        return Files.readString(data.resolve("errors"));
    }

    @Test
    void aPortThatIsTakenEndsItBeforeItOpensAnything() throws Exception {
        Path directory = data.resolve("fleet");
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(squatter.getLocalPort());
            assertThat(complaint(1, "--data", directory.toString(), "--port", port))
                    .startsWith("Port " + port + " of 127.0.0.1 is in use")
                    .contains("--port");
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void whatIsWrongWithItsDirectoryIsOneSentence() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThat(complaint(1, "--data", file.toString()))
                .startsWith("Could not use the data directory " + file + ": a file is where a directory is needed");
        Path directory = data.resolve("fleet");
        Files.createDirectories(directory.resolve("owner.token"));
        assertThat(complaint(1, "--data", directory.toString()))
                .startsWith("Could not read " + directory.resolve("owner.token"));
    }

    @Test
    void anAddressThatOthersCanReachEndsItBeforeItOpensAnything() throws Exception {
        Path directory = data.resolve("fleet");
        Process process = start("--data", directory.toString(), "--host", "0.0.0.0");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(data.resolve("errors"))
                .content()
                .startsWith("Listening on 0.0.0.0 is refused")
                .hasLineCount(1);
        assertThat(directory).doesNotExist();
    }
}
