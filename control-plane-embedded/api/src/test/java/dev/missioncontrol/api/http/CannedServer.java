package dev.missioncontrol.api.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that says the same text to every request and then keeps silent or hangs up. Thread-safe. */
final class CannedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final boolean hangUp;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private CannedServer(String answer, boolean hangUp) {
        this.answer = answer;
        this.hangUp = hangUp;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static CannedServer answering(int status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return new CannedServer(
                "HTTP/1.1 " + status + " x\r\nContent-Length: " + length + "\r\n" + headers + "\r\n" + body, true);
    }

    static CannedServer hangingUpAfter(String raw) {
        return new CannedServer(raw, true);
    }

    static CannedServer silentAfter(String raw) {
        return new CannedServer(raw, false);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            requests.add(head(connection));
            OutputStream out = connection.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (!hangUp) {
                closed.await();
            }
        } catch (IOException e) {
            requests.add("broken: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** Heads of all requests so far, in order. */
    List<String> requests() {
        return requests;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
