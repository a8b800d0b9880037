package dev.missioncontrol.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes to standard output and remembers the first error, which a print writer swallows. */
public final class WatchedOutput extends OutputStream {
    private final OutputStream to;
    private @Nullable IOException failure;

    public WatchedOutput(OutputStream to) {
        this.to = new BufferedOutputStream(to);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        watched(() -> to.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        watched(to::flush);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void watched(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Returns the first error. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Tells whether the reader has closed its end of the pipe. */
    public boolean closedByReader() {
        return failure != null
                && failure.getMessage() != null
                && (failure.getMessage().contains("Broken pipe")
                        || failure.getMessage().contains("pipe is being closed"));
    }
}
