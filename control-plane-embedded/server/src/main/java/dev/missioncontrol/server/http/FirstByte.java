package dev.missioncontrol.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts the answer with the first byte written, so that an earlier failure can still become a problem. The answer ends
 * properly only when it is complete. Confined to the request's thread.
 */
final class FirstByte extends OutputStream {
    private final Supplier<OutputStream> answer;
    private @Nullable OutputStream out;

    FirstByte(Supplier<OutputStream> answer) {
        this.answer = answer;
    }

    private OutputStream out() {
        OutputStream begun = out == null ? answer.get() : out;
        out = begun;
        return begun;
    }

    @Override
    public void write(int value) throws IOException {
        out().write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out().write(bytes, from, length);
    }

    /** Marks the answer as complete. */
    void complete() throws IOException {
        out().close();
    }

    /** Tells whether the answer has started, and so can no longer be replaced by a problem. */
    boolean begun() {
        return out != null;
    }
}
