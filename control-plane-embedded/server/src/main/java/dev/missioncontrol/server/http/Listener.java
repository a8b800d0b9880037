package dev.missioncontrol.server.http;

import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.json.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket and the web server behind it. Thread-safe. */
public final class Listener implements AutoCloseable {
    /** Running requests get this long to end by themselves; waiting ones look for the end more often than that. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);
    private static final int REQUEST_LINE_MAX = 8 * 1024;

    private final Closing closing = new Closing();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("slow-bodies").factory());
    private final WebServer server;

    /** Listens; {@code port} 0 takes any free one. */
    public Listener(InetAddress address, int port, Limits limits, Fleet fleet, Endpoints endpoints) {
        requireFree(address, port);
        Gate gate = new Gate(fleet, new HostNames(address, this::port), limits);
        Dispatcher dispatcher = new Dispatcher(gate, new BodyReader(limits, timer), closing);
        Http1Config http = Http1Config.builder()
                .maxHeadersSize(limits.headerBytesMax())
                .maxPrologueLength(REQUEST_LINE_MAX)
                .build();
        server = WebServer.builder()
                .address(address)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .idleConnectionTimeout(limits.silence())
                .idleConnectionPeriod(IDLE_CHECK.compareTo(limits.silence()) < 0 ? IDLE_CHECK : limits.silence())
                .maxTcpConnections(limits.connectionsMax())
                .maxPayloadSize(limits.bodyBytesMax())
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addProtocol(http)
                .addConnectionSelector(
                        Http1ConnectionSelector.builder().config(http).build())
                .directHandlers(problems())
                .routing(endpoints.routing(dispatcher))
                .build()
                .start();
        if (!server.isRunning() || server.port() < 1) { // a port that is taken is logged by the web server, not thrown
            close();
            throw new IllegalStateException("not listening on port " + port);
        }
    }

    /** The web server logs a port that is taken with a long stack trace; asking before keeps the terminal readable. */
    private static void requireFree(InetAddress address, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, address)) {
            LOG.debug("port {} is free", probe.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("listen on port " + port, e);
        }
    }

    public int port() {
        return server.port();
    }

    /** What is refused before routing, for example a request line that is none, is told as a problem too. */
    private static DirectHandlers problems() {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, new TransportProblem());
        }
        return builder.build();
    }

    private static final class TransportProblem implements DirectHandler {
        @Override
        public TransportResponse handle(
                TransportRequest request,
                EventType type,
                Status status,
                ServerResponseHeaders headers,
                String message) {
            Problem problem = Dispatcher.transport(status);
            return TransportResponse.builder()
                    .status(status)
                    .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .keepAlive(false)
                    .entity(Json.write(problem))
                    .build();
        }
    }

    @Override
    public void close() {
        closing.begin();
        server.stop();
        timer.shutdown();
    }
}
