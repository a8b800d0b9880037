package dev.missioncontrol.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Reads whole bodies within the limits, whatever their framing. Thread-safe. */
final class BodyReader {
    private static final int CHUNK = 8 * 1024;

    /** The extra time for a body that stops, compared to one that arrives slowly: the latter can still be answered. */
    private static final Duration LONGER = Duration.ofSeconds(1);

    private final Limits limits;
    private final ScheduledExecutorService timer;

    BodyReader(Limits limits, ScheduledExecutorService timer) {
        this.limits = limits;
        this.timer = timer;
    }

    byte[] read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        long end = System.nanoTime() + limits.body().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (ReadDeadline _ = new ReadDeadline(timer, limits.body().plus(LONGER));
                InputStream in = request.content().inputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                body.write(chunk, 0, count);
                check(body.size(), end);
            }
        } catch (IllegalArgumentException | DataReader.IncorrectNewLineException e) {
            throw Refusal.brokenBody(); // malformed chunk framing fails in the parser
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("The client went away within a body", e);
        }
        return body.toByteArray();
    }

    private void check(int size, long end) {
        if (size > limits.bodyBytesMax()) {
            throw Refusal.tooLarge(limits.bodyBytesMax());
        }
        if (System.nanoTime() - end > 0) {
            throw Refusal.slowBody();
        }
    }
}
