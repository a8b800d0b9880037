package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.server.http.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs many clients that never finish a request beside one that does. {@code -Dmission.slow=N} sets the number
 * of unfinished heads and of unfinished bodies; from 500 on the usual limits apply.
 */
final class SlowClientsTest {
    private static final int SLOW = Integer.getInteger("mission.slow", 50);
    private static final int REQUESTS = 300;
    private static final Duration P99_MAX = Duration.ofMillis(250);
    private static final Duration TIME = SLOW < 500 ? Duration.ofSeconds(4) : Limits.USUAL.head();

    private final List<Raw> slow = new ArrayList<>();
    private Served served;

    @BeforeEach
    void open(@TempDir Path directory) {
        Limits usual = Limits.USUAL;
        served = new Served(
                directory,
                new Limits(
                        usual.headerBytesMax(),
                        usual.bodyBytesMax(),
                        usual.connectionsMax(),
                        usual.silence(),
                        TIME,
                        TIME,
                        10));
    }

    @AfterEach
    void close() {
        slow.forEach(Raw::close);
        served.close();
    }

    private void sendSlowly(String part) {
        Raw raw = new Raw(served.server.url());
        raw.send(part);
        slow.add(raw);
    }

    private long[] measured() {
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begin = System.nanoTime();
            assertThat(served.get(served.owner, "/api/whoami").status()).isEqualTo(200);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    @Test
    @Timeout(120)
    void unfinishedRequestsNeitherHoldUpOthersNorStay() {
        long[] alone = measured();
        String head = "POST /api/items HTTP/1.1\r\n" + served.hostHeader();
        String body = head + Served.header(served.owner) + "Idempotency-Key: k\r\nContent-Length: 100\r\n\r\n{";
        long begin = System.nanoTime();
        for (int i = 0; i < SLOW; i++) {
            sendSlowly(head);
            sendSlowly(body);
        }
        long[] beside = measured();
        assertThat(slow).allMatch(raw -> raw.ended());
        Duration gone = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf( // the figure of the profile
                "%d unfinished heads and %d bodies: p50 %.1f ms, p99 %.1f ms (alone %.1f and %.1f); all ended after %.1f s%n",
                SLOW, SLOW, ms(beside, 50), ms(beside, 99), ms(alone, 50), ms(alone, 99), gone.toMillis() / 1e3);
        assertThat(Duration.ofNanos(beside[REQUESTS * 99 / 100])).isLessThan(P99_MAX);
        assertThat(gone).isLessThan(TIME.multipliedBy(2).plusSeconds(5));
    }

    private static double ms(long[] nanos, int percent) {
        return nanos[REQUESTS * percent / 100] / 1e6;
    }
}
