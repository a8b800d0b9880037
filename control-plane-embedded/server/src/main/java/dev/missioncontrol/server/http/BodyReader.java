package dev.missioncontrol.server.http;

import dev.missioncontrol.api.SizeLimits;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads bodies within the limits, whatever their framing. Thread-safe. */
final class BodyReader {
    private static final int CHUNK = 8 * 1024;

    /** The extra time for a body that stops, compared to one that arrives slowly: the latter can still be answered. */
    private static final Duration LONGER = Duration.ofSeconds(1);

    /** The time for the rest of a body after its refusal, because many clients listen only when they have sent all. */
    private static final Duration REFUSED = Duration.ofSeconds(2);

    /** The bytes of a rest that are skipped before an answer. */
    private static final long SKIPPED_MAX = 4L * SizeLimits.CLASSIC_ACT_BYTES;

    private final Limits limits;
    private final ScheduledExecutorService timer;

    BodyReader(Limits limits, ScheduledExecutorService timer) {
        this.limits = limits;
        this.timer = timer;
    }

    /** Marks a request whose body was read to its end. */
    private record ReadWhole() {}

    byte[] read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        refuseLarge(request);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (ReadDeadline _ = new ReadDeadline(timer, limits.body().plus(LONGER));
                BodyStream body = open(request, Integer.MAX_VALUE)) {
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                whole.write(chunk, 0, count);
                if (whole.size() > limits.bodyBytesMax()) {
                    throw Refusal.tooLarge(limits.bodyBytesMax());
                }
            }
        } catch (IOException e) {
            throw gone(e);
        }
        request.context().register(new ReadWhole());
        return whole.toByteArray();
    }

    /** Refuses, unread, a body that says itself that it is too large. */
    void refuseLarge(ServerRequest request) {
        if (request.headers().contentLength().orElse(0) > limits.bodyBytesMax()) {
            throw Refusal.tooLarge(limits.bodyBytesMax());
        }
    }

    /**
     * Gives the body to a reader as it arrives. Of a body beyond the limit the reader gets the first part; the rest is
     * skipped before the answer.
     */
    <T> T stream(ServerRequest request, Function<BodyStream, T> reader) {
        if (!request.content().hasEntity()) {
            return reader.apply(stream(InputStream.nullInputStream(), 1));
        }
        try (ReadDeadline _ = new ReadDeadline(timer, limits.body().plus(LONGER));
                BodyStream body = open(request, SizeLimits.CLASSIC_ACT_BYTES)) {
            T read = reader.apply(body);
            if (body.skipRest(SKIPPED_MAX)) {
                request.context().register(new ReadWhole());
            }
            return read;
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private BodyStream open(ServerRequest request, int bytesMax) {
        return stream(request.content().inputStream(), bytesMax);
    }

    private BodyStream stream(InputStream body, int bytesMax) {
        return new BodyStream(body, bytesMax, over(limits.body()));
    }

    private static BooleanSupplier over(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    private static CloseConnectionException gone(IOException e) {
        return new CloseConnectionException("The client went away within a body", e);
    }

    /** Tells whether so much of a body may be left that its connection is better closed. */
    boolean leavesUnread(ServerRequest request) {
        return request.content().hasEntity()
                && request.headers().contentLength().orElse(Long.MAX_VALUE) > limits.bodyBytesMax()
                && request.context().get(ReadWhole.class).isEmpty();
    }

    /** Skips the rest of a body that was refused, after the answer. */
    void skipRefused(ServerRequest request) {
        if (!leavesUnread(request) || request.headers().contains(HeaderNames.EXPECT)) {
            return; // a client that asked first sends no body
        }
        try (ReadDeadline _ = new ReadDeadline(timer, REFUSED);
                BodyStream rest = new BodyStream(request.content().inputStream(), 0, over(REFUSED))) {
            rest.skipRest(SKIPPED_MAX);
        } catch (IOException e) {
            throw gone(e);
        }
    }
}
