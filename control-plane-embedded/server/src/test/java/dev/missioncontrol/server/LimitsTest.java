package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.server.http.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limits for clients over a raw socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsTest {
    private static final int BODY_MAX = Limits.USUAL.bodyBytesMax();
    private static final Duration HEAD = Duration.ofMillis(700);

    private Served served;
    private String token;

    @BeforeAll
    void open(@TempDir Path directory) {
        Limits quick = new Limits(
                Limits.USUAL.headerBytesMax(),
                BODY_MAX,
                1000,
                Duration.ofSeconds(1),
                HEAD,
                Duration.ofMillis(500),
                Limits.USUAL.failuresMax());
        served = new Served(directory, quick);
        token = Served.header(served.owner);
    }

    @AfterAll
    void close() {
        served.close();
    }

    private Raw started(String headers) {
        Raw raw = new Raw(served.server.url());
        raw.send("POST /api/items HTTP/1.1\r\n" + served.hostHeader() + token + "Idempotency-Key: k\r\n" + headers
                + "\r\n");
        return raw;
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedUnread() {
        try (Raw raw = started("Content-Length: " + (BODY_MAX + 1) + "\r\n")) {
            assertProblem(raw.reply(true), 413, "too-large");
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void aChunkedBodyIsCounted() {
        try (Raw raw = started("Transfer-Encoding: chunked\r\n")) {
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            raw.send(chunk.repeat(17));
            assertProblem(raw.reply(true), 413, "too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n\r\n", "-5\r\nxxxxx\r\n", "7fffffffffffffff\r\nx\r\n", ";\r\n\r\n"})
    void chunksThatAreNoneAreRefused(String chunks) {
        try (Raw raw = started("Transfer-Encoding: chunked\r\n")) {
            raw.send(chunks);
            assertThat(raw.reply(true).status()).isBetween(400, 499);
        }
    }

    @Test
    void twoWaysToFrameABodyAreRefused() {
        try (Raw raw = started("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")) {
            raw.send("0\r\n\r\n");
            assertProblem(raw.reply(true), 400, "bad-request");
        }
    }

    @Test
    void aCompressedBodyIsRefused() {
        try (Raw raw = started("Content-Encoding: gzip\r\nContent-Length: 2\r\n")) {
            raw.send("{}");
            assertProblem(raw.reply(true), 415, "unsupported-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 1000})
    void headersBeyondTheLimitAreRefused(int lines) {
        String line = "X-A: " + "a".repeat(17 * 1024 / lines) + "\r\n";
        try (Raw raw = started(line.repeat(lines))) {
            assertProblem(raw.reply(true), 431, "headers-too-large");
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void headersWithinTheLimitAreTaken() {
        String line = "X-A: " + "a".repeat(15 * 1024) + "\r\n";
        assertThat(served.ask("GET", "/api/whoami", token + line, "").status()).isEqualTo(200);
    }

    @Test
    @Timeout(15)
    void aConnectionThatSaysNothingIsEnded() {
        try (Raw raw = new Raw(served.server.url())) {
            assertThat(raw.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /healthz HTTP/1.1\r\n", "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A"})
    @Timeout(15)
    void aHeadThatStopsIsEndedOnAFreshAndOnAUsedConnection(String part) {
        try (Raw raw = new Raw(served.server.url())) {
            raw.send(part);
            assertThat(raw.ended()).isTrue();
        }
        try (Raw raw = new Raw(served.server.url())) {
            raw.send("GET /healthz HTTP/1.1\r\n" + served.hostHeader() + "\r\n");
            assertThat(raw.reply(true).status()).isEqualTo(200);
            raw.send(part);
            long begin = System.nanoTime();
            assertThat(raw.ended()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(HEAD.plusMillis(250));
        }
    }

    @Test
    @Timeout(15)
    void aHeadThatTricklesIsEnded() {
        try (Raw raw = new Raw(served.server.url())) {
            raw.send("GET /healthz HTTP/1.1\r\n");
            long begin = System.nanoTime();
            Pause.until("the server closes", () -> raw.closedAfter("X-A: b\r\n"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(HEAD.multipliedBy(3));
        }
    }

    @Test
    void aRequestLineBeyondTheLimitIsRefused() {
        Raw.Reply reply = served.ask("GET", "/api/items?words=" + "a".repeat(9000), token, "");
        assertProblem(reply, 414, "too-long");
    }

    @Test
    @Timeout(15)
    void aBodyThatTricklesIsEnded() {
        try (Raw raw = started("Content-Length: 100\r\n")) {
            Pause.until("the server answers", () -> raw.answered() || raw.closedAfter("x"));
            assertProblem(raw.reply(true), 408, "slow-body");
        }
    }

    @Test
    @Timeout(15)
    void aBodyThatStopsIsEnded() {
        try (Raw raw = started("Content-Length: 100\r\n")) {
            raw.send("{");
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    @Timeout(15)
    void aWaitingClaimIsNotTakenForIdle() {
        Raw.Reply reply = served.post(
                served.runtimeToken("local"), "/api/claims?waitSeconds=3", "{\"incarnation\":1,\"key\":\"k\"}");
        assertThat(reply.body()).startsWith("{\"type\":");
    }

    @Test
    @Timeout(15)
    void aConnectionWithoutAFurtherRequestIsEnded() {
        try (Raw raw = new Raw(served.server.url())) {
            raw.send("GET /healthz HTTP/1.1\r\n" + served.hostHeader() + "\r\n");
            assertThat(raw.reply(true).status()).isEqualTo(200);
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    @Timeout(20)
    void halfOpenRequestsDoNotHoldUpOthers() {
        List<Raw> half = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                half.add(started("Content-Length: 100\r\n"));
            }
            long begin = System.nanoTime();
            assertThat(served.get(served.owner, "/api/whoami").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        } finally {
            half.forEach(Raw::close);
        }
    }
}
