package dev.missioncontrol.runtime.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest lines of a stream, with bounds on their number and length. Thread-safe. */
final class OutputRing {
    private static final Logger LOG = LoggerFactory.getLogger(OutputRing.class);
    private static final int LINES_MAX = 400;
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final Deque<String> lines = new ArrayDeque<>();
    private final byte[] line = new byte[PlainText.LINE_MAX * 4];
    private final CountDownLatch ended = new CountDownLatch(1);
    private int length;

    private OutputRing() {}

    static OutputRing reading(InputStream stream) {
        OutputRing ring = new OutputRing();
        Thread.ofVirtual().start(() -> ring.read(stream));
        return ring;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                add(buffer, n);
            }
        } catch (IOException broken) {
            LOG.debug("the output of a session ended early", broken);
        } finally {
            ended.countDown();
        }
    }

    private synchronized void add(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                lines.addLast(current());
                length = 0;
            } else if (length < line.length) {
                line[length++] = buffer[i];
            }
        }
        while (lines.size() > LINES_MAX) {
            lines.removeFirst();
        }
    }

    private String current() {
        return PlainText.of(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    synchronized List<String> lines() {
        List<String> seen = new ArrayList<>(lines);
        if (length > 0) {
            seen.add(current());
        }
        return List.copyOf(seen);
    }

    /**
     * Waits for the end of the stream with a limit, because a descendant may hold it open after the command has ended.
     */
    void awaitEnd() {
        try {
            ended.await(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
