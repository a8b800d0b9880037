package dev.missioncontrol.server.http;

import dev.missioncontrol.api.SizeLimits;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a body up to a number of bytes. One that is large and slow ends when its time is over; a small one is refused
 * then. Confined to the request's thread.
 */
final class BodyStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(BodyStream.class);
    private static final int CHUNK = 8 * 1024;
    /** The bytes after which a body is slow because it is large. */
    private static final long LARGE = SizeLimits.REQUEST_BYTES;

    private final InputStream body;
    private final long bytesMax;
    private final BooleanSupplier timeOver;
    private long count;
    private boolean cut;

    BodyStream(InputStream body, long bytesMax, BooleanSupplier timeOver) {
        this.body = body;
        this.bytesMax = bytesMax;
        this.timeOver = timeOver;
    }

    /** Tells whether the end that was read is not the end of the body. */
    boolean cut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        boolean late = timeOver.getAsBoolean();
        if (late && count < LARGE) {
            throw Refusal.slowBody();
        }
        if (late || count >= bytesMax) {
            cut = true;
            return -1;
        }
        int got = arrived(buffer, offset, (int) Math.min(length, bytesMax - count));
        count += Math.max(0, got);
        return got;
    }

    private int arrived(byte[] buffer, int offset, int length) {
        try {
            return body.read(buffer, offset, length);
        } catch (IllegalArgumentException | DataReader.IncorrectNewLineException e) {
            throw Refusal.brokenBody(); // malformed chunk framing fails in the parser
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("The client went away within a body", e);
        }
    }

    /** Skips up to that number of bytes; returns whether the body ended. A client that goes away meanwhile changes nothing. */
    boolean skipRest(long most) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (long skipped = 0; skipped < most && !timeOver.getAsBoolean(); ) {
                int got = body.read(chunk);
                if (got < 0) {
                    return true;
                }
                skipped += got;
            }
        } catch (IOException
                | IllegalArgumentException
                | UncheckedIOException
                | DataReader.IncorrectNewLineException
                | DataReader.InsufficientDataAvailableException e) {
            LOG.debug("a body ended in its middle", e);
        }
        return false;
    }
}
