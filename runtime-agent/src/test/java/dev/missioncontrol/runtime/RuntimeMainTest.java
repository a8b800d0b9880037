package dev.missioncontrol.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.missioncontrol.api.ControlPlaneException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RuntimeMainTest {
    private static final byte[] REFUSAL =
            "{\"type\":\"unauthenticated\",\"title\":\"No\",\"status\":401,\"detail\":\"the token is not known\"}"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String input, String... args) {
        ByteArrayInputStream stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        PrintStream errors = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandLine(new RuntimeMain(stdin, errors)).execute(args);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String home() {
        return temp.resolve("home").toString();
    }

    @Test
    void secondProcessInTheSameHomeEndsAtOnce() throws Exception {
        Path home = HomeFolder.prepare(Path.of(home()));
        try (HomeFolder.Lock first = HomeFolder.lock(home)) {
            assertThat(first.held()).isTrue();
            assertThat(run("token\n", "--home", home(), "--url", "http://127.0.0.1:1"))
                    .isEqualTo(75);
            assertThat(Files.readString(home.resolve("runtime.lock")).strip())
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
        assertThat(said()).contains("stop it or choose another --home").hasLineCount(1);
    }

    @Test
    void missingTokenAndSenselessOptionsAreSaidInOneSentence() {
        assertThat(run("", "--home", home(), "--url", "http://127.0.0.1:1")).isEqualTo(64);
        assertThat(said()).contains("there is no token").hasLineCount(1);
        assertThat(run("t\n", "--home", home(), "--url", "http://127.0.0.1:1", "--slots", "0"))
                .isEqualTo(64);
        assertThat(run("t\n", "--home", home())).as("no address").isEqualTo(2);
        assertThat(temp.resolve("home")).doesNotExist();
    }

    private int program(String... args) {
        PrintStream errors = new PrintStream(said, true, StandardCharsets.UTF_8);
        return RuntimeMain.execute(new ByteArrayInputStream("t\n".getBytes(StandardCharsets.UTF_8)), errors, args);
    }

    @Test
    void whatIsWrongAtTheStartIsOneSentence() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThat(program("--home", file.toString(), "--url", "http://127.0.0.1:1"))
                .isEqualTo(73);
        assertThat(said())
                .contains(file + ": a file is where a directory is needed")
                .hasLineCount(1);
        said.reset();
        assertThat(program("--home", home(), "--url", "router.example")).isEqualTo(64);
        assertThat(said()).contains("--url", "router.example").hasLineCount(1);
        said.reset();
        assertThat(program("--home", "d\uFFFD", "--url", "http://127.0.0.1:1")).isEqualTo(64);
        assertThat(said()).startsWith("Argument 2 ").hasLineCount(1);
        said.reset();
        Files.createDirectories(temp.resolve("home"));
        Files.writeString(temp.resolve("home/identity.json"), "{");
        assertThat(program("--home", home(), "--url", "http://127.0.0.1:1")).isEqualTo(73);
        assertThat(said()).contains("identity.json is damaged").hasLineCount(1);
    }

    @Test
    void refusedTokenEndsWithItsOwnCodeAndTheTokenIsWrittenNowhere() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(401, REFUSAL.length);
            exchange.getResponseBody().write(REFUSAL);
            exchange.close();
        });
        server.start();
        Path endpoint = temp.resolve("endpoint");
        Files.writeString(endpoint, "http://127.0.0.1:" + server.getAddress().getPort() + "\n");
        assertThat(run("canary-9d2e\nrest", "--home", home(), "--endpoint-file", endpoint.toString()))
                .isEqualTo(77);
        server.stop(0);
        assertThat(said()).startsWith("the control plane refused the token").hasLineCount(1);
        String log = Files.readString(temp.resolve("home/logs/runtime.log"));
        assertThat(log + said()).contains("refused").doesNotContain("canary");
    }

    @Test
    void endpointFileIsReadForEachCall() throws Exception {
        Path file = temp.resolve("endpoint");
        AddressFile endpoint = new AddressFile(file);
        Assertions.assertThatThrownBy(endpoint::get)
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("not-running"));
        for (String url : List.of("http://127.0.0.1:1", "http://127.0.0.1:2")) {
            Files.writeString(file, url + "\n");
            assertThat(endpoint.get()).isEqualTo(URI.create(url));
        }
    }

    @Test
    void onlyTheFirstLineOfStandardInputIsTaken() throws Exception {
        ByteArrayInputStream input = new ByteArrayInputStream("secret\nrest".getBytes(StandardCharsets.UTF_8));
        assertThat(TokenInput.read(input).orElseThrow().reveal()).isEqualTo("secret");
        assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("rest");
        assertThat(TokenInput.read(new ByteArrayInputStream(new byte[5000]))).isEmpty();
    }
}
