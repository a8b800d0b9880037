package dev.missioncontrol.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events, each at once. Confined to the request's thread. */
public final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** Tells a follower the delay before it reconnects, and that it was admitted. */
    void open() {
        send("retry: 1000\n\n");
    }

    /** Writes one event; {@code data} must be a single line. */
    public void event(String id, String data) {
        send("id: " + id + "\nevent: event\ndata: " + data + "\n\n");
    }

    /** Writes a heartbeat. */
    public void beat() {
        send(": beat\n\n");
    }

    private void send(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("send to a follower of the log", e);
        }
    }
}
