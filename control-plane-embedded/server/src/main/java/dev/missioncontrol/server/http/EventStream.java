package dev.missioncontrol.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Server-sent events on their way out; each is sent at once. Confined to the request's thread. */
public final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** Tells a follower how soon to come back, and that it has been let in. */
    void open() {
        send("retry: 1000\n\n");
    }

    /** One event; {@code data} is on one line. */
    public void event(String id, String data) {
        send("id: " + id + "\nevent: event\ndata: " + data + "\n\n");
    }

    /** A sign of life. */
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
