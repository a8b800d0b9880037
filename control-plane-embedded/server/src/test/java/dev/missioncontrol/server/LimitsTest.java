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

/** What a client may cost, over a raw socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsTest {
    private static final int BODY_MAX = Limits.USUAL.bodyBytesMax();

    private Served served;
    private String token;

    @BeforeAll
    void open(@TempDir Path directory) {
        Limits quick = new Limits(
                Limits.USUAL.headerBytesMax(), BODY_MAX, 1000, Duration.ofSeconds(1), Duration.ofMillis(500));
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
            assertProblem(raw.reply(true), 400, "bad-request");
        }
    }

    @Test
    void headersBeyondTheLimitAreRefused() {
        try (Raw raw = started("X-A: " + "a".repeat(17 * 1024) + "\r\n")) {
            assertThat(raw.reply(true).status()).isBetween(400, 499);
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
            for (int sent = 0; sent < 10; sent++) {
                raw.send("x");
                Pause.of(Duration.ofMillis(100));
            }
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
