package dev.missioncontrol.server.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.server.ControlPlaneServer;
import dev.missioncontrol.server.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Runs a real server over an in-memory core, with callers of every kind and one connection for each exchange. Confined
 * to one thread.
 */
final class FuzzedServer implements AutoCloseable {
    private static final int SILENCE_MAX_MILLIS = 5_000;
    private static final int ANSWER_MAX = 4 * 1024 * 1024;

    final Core core;
    final Token owner;
    final Token runtime;
    final Token classic;
    final Incarnation incarnation;
    private final MemoryCore memory;
    private final ControlPlaneServer server;

    FuzzedServer(Path directory) {
        memory = MemoryCore.open(directory);
        core = memory.core();
        server = ControlPlaneServer.start(core, ServerConfig.onLoopback(0));
        owner = core.mintOwnerToken();
        runtime = core.asOwner().access().issueRuntimeToken(new RuntimeName("local"));
        classic = core.asOwner().access().issueClassicToken();
        incarnation = core.as(core.authenticate(runtime.reveal()).orElseThrow())
                .runtimes()
                .start(new RuntimeStart("laptop", "Linux", "0.1.0", false))
                .incarnation();
    }

    String host() {
        return "127.0.0.1:" + server.port();
    }

    /** Returns everything that arrives until the server closes; a feed is left after its head. */
    String answer(byte[] request) {
        try (SilentCloseable _ = BugDetectors.allowNetworkConnections((_, port) -> port == server.port());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoLinger(true, 0); // thousands of connections a second must not wait for stragglers
            socket.setSoTimeout(SILENCE_MAX_MILLIS);
            send(socket, request);
            return read(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server hangs", e);
        } catch (IOException e) {
            throw new AssertionError("the server does not answer", e);
        }
    }

    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // the server has refused and closed already: its answer can still be read
            if (socket.isClosed()) {
                throw e;
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[16 * 1024];
        try {
            for (int count = in.read(chunk); count >= 0 && all.size() < ANSWER_MAX; count = in.read(chunk)) {
                all.write(chunk, 0, count);
                if (all.toString(StandardCharsets.ISO_8859_1).contains("text/event-stream")) {
                    break;
                }
            }
        } catch (SocketException e) {
            return all.toString(StandardCharsets.UTF_8); // closed because of unread bytes: an end like any other
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        memory.close();
    }
}
