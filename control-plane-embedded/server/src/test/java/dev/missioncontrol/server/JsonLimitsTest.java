package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests each limit of R-25 from both sides over a raw socket, in a field that classic clients may send and the server
 * ignores.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JsonLimitsTest {
    private static final int AROUND = 8; // tokens of the object itself

    private Served served;

    @BeforeAll
    void open(@TempDir Path directory) {
        served = new Served(directory);
    }

    @AfterAll
    void close() {
        served.close();
    }

    static Arguments[] within() {
        return new Arguments[] {
            Arguments.of("depth", "[".repeat(63) + "]".repeat(63)),
            Arguments.of("string", "\"" + "x".repeat(256 * 1024) + "\""),
            Arguments.of("number", "9".repeat(40)),
            Arguments.of("tokens", "[" + "0,".repeat(100_000 - AROUND - 3) + "0]"),
            Arguments.of("duplicates", "1,\"x\":2"),
        };
    }

    static Arguments[] beyond() {
        return new Arguments[] {
            Arguments.of("depth", "[".repeat(64) + "]".repeat(64)),
            Arguments.of("string", "\"" + "x".repeat(256 * 1024 + 1) + "\""),
            Arguments.of("number", "9".repeat(41)),
            Arguments.of("fraction", "0." + "9".repeat(41)),
            Arguments.of("tokens", "[" + "0,".repeat(100_000) + "0]"),
        };
    }

    private Raw.Reply create(String value) {
        String body = "{\"agent\":\"a\",\"title\":\"t\",\"x\":" + value + "}";
        return served.post(served.classic, "/api/inbox/create", body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void within(String limit, String value) {
        assertThat(create(value).status()).as(limit).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void beyond(String limit, String value) {
        Raw.Reply reply = create(value);
        assertProblem(reply, 400, "invalid-body");
        assertThat(reply.body()).as(limit).contains("nested too deeply, or a part of it is too long");
    }
}
