package dev.missioncontrol.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Runs everyday commands against an empty control plane of its own, so that the launcher can record the classes they
 * load and start later commands faster. It never contacts a real control plane.
 */
final class Rehearsal {
    private static final String FLEET = """
            {"actor":"owner:fleet","position":"1:0","byState":{},"open":0,"escalated":0,"snoozed":0,"rows":[]}""";

    private Rehearsal() {}

    /** Exits with 0 when every command received an answer that it could read. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(OutputStream.nullOutputStream()));
    }

    static int run(OutputStream out) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Rehearsal::answer);
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            int text = Program.run(around(out), "status", "--url", url, "--token-file", "-");
            return Math.max(text, Program.run(around(out), "status", "--url", url, "--token-file", "-", "--json"));
        } finally {
            server.stop(0);
        }
    }

    private static CliEnvironment around(OutputStream out) {
        ByteArrayInputStream token = new ByteArrayInputStream("rehearsal\n".getBytes(StandardCharsets.UTF_8));
        return new CliEnvironment(Map.of(), "", Path.of(""), InstantSource.system(), token, out, out);
    }

    /** Sends one object as every answer, because a client ignores fields that it does not know. */
    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String json = path.equals("/api/runtimes") || path.equals("/api/agents") ? "[]" : FLEET;
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
