package dev.missioncontrol.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that begins the answer with its first byte, so that what is refused before can still be told. The answer ends in
 * order only when it is complete. Confined to the request's thread.
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

    /** Everything is written. */
    void complete() throws IOException {
        out().close();
    }

    /** Whether the answer can no longer be another one. */
    boolean begun() {
        return out != null;
    }
}
