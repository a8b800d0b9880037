package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
            Arguments.of("[".repeat(64) + "]".repeat(64), 400, "is nested more than 64 levels deep"),
            Arguments.of(
                    "\"" + "x".repeat(256 * 1024 + 1) + "\"", 413, "x is longer than 262144 characters; shorten it"),
            Arguments.of("9".repeat(41), 400, "x is a number of more than 40 characters"),
            Arguments.of("0." + "9".repeat(41), 400, "x is a number of more than 40 characters"),
            Arguments.of("[" + "0,".repeat(100_000) + "0]", 400, "is beyond the most values that are taken"),
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

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void beyond(String value, int status, String why) {
        Raw.Reply reply = create(value);
        assertProblem(reply, status, status == 413 ? "too-large" : "invalid-body");
        assertThat(reply.body()).contains(why);
    }

    /** The text is within a record, whose reader would call it a value of another kind. */
    @Test
    void anOversizedTextOfAnItemIsNamed() {
        String body = "{\"agent\":\"slash\",\"title\":\"t\",\"body\":\"" + "x".repeat(300_000) + "\"}";
        Raw.Reply reply = served.post(served.owner, "/api/items", body);
        assertProblem(reply, 413, "too-large");
        assertThat(reply.body()).contains("body is longer than 262144 characters; shorten it.");
    }

    @Test
    void anOversizedTextOfACommandIsNamed() {
        String id = Json.tree(create("1").body()).get("inboxId").textValue();
        String path = "/api/items/" + id + "/commands";
        for (int length : new int[] {17_000, 300_000}) {
            String summary = "\"summary\":\"" + "x".repeat(length) + "\"";
            Raw.Reply reply = served.post(served.owner, path, "{\"type\":\"complete\",\"result\":{" + summary + "}}");
            assertProblem(reply, 413, "too-large");
            assertThat(reply.body()).contains("result.summary is longer than ", " characters; shorten it.");
        }
        Raw.Reply note = served.post(served.owner, path, "{\"type\":\"note\",\"text\":\"" + "x".repeat(17_000) + "\"}");
        assertProblem(note, 413, "too-large");
        assertThat(note.body()).contains("text is longer than 16384 characters; shorten it.");
    }

    @Test
    void anOversizedBodyIsToldWithItsLimit() {
        String body = "{\"agent\":\"slash\",\"title\":\"t\"," + " ".repeat(2 * 1024 * 1024) + "\"body\":\"\"}";
        Raw.Reply reply = served.post(served.owner, "/api/items", body);
        assertProblem(reply, 413, "too-large");
        assertThat(reply.body()).contains("The body of the request is larger than 1048576 bytes; shorten it.");
    }
}
