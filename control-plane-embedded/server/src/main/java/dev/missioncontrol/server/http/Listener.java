package dev.missioncontrol.server.http;

import dev.missioncontrol.core.loop.Monotonic;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Runs the web server and its listening socket. Thread-safe. */
public final class Listener implements AutoCloseable {
    /** The time that running requests have to finish at shutdown; waiting ones check for the shutdown more often. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);
    private static final int REQUEST_LINE_MAX = 8 * 1024;

    /**
     * Describes the address to listen on.
     *
     * @param port 0 for any free one
     * @param names the host names that clients may use, beside those of this machine
     */
    public record Place(InetAddress address, int port, Set<String> names, Optional<TlsKey> tls) {}

    private final Shutdown shutdown = new Shutdown();
    private final ScheduledExecutorService timer = timer();
    private final WebServer server;

    /** Starts listening. */
    public Listener(Place place, Limits limits, CallerSource callers, Endpoints endpoints, RequestMeter meter) {
        PortProbe.requireFree(place.address(), place.port());
        Authenticator authenticator =
                new Authenticator(callers, new HostNames(place.address(), place.names(), this::port));
        AddressThrottle throttle = new AddressThrottle(limits, Monotonic.system());
        Dispatcher dispatcher = new Dispatcher(authenticator, throttle, new BodyReader(limits, timer), shutdown, meter);
        Http1Config http = Http1Config.builder()
                .maxHeadersSize(limits.headerBytesMax())
                .maxPrologueLength(REQUEST_LINE_MAX)
                .addReceiveListener(TimedConnection.received())
                .addSendListener(TimedConnection.sent())
                .build();
        server = WebServer.builder()
                .address(place.address())
                .port(place.port())
                .tls(place.tls().map(TlsKey::tls).orElseGet(TlsKey::none))
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .idleConnectionTimeout(limits.silence())
                .idleConnectionPeriod(IDLE_CHECK.compareTo(limits.silence()) < 0 ? IDLE_CHECK : limits.silence())
                .maxTcpConnections(limits.connectionsMax())
                .maxPayloadSize(-1) // BodyReader knows how much each endpoint takes
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new TimedConnections(http, timer, limits.head()))
                .errorHandling(errors -> errors.includeEntity(true)) // so that TransportProblem receives the cause
                .directHandlers(problems(meter))
                .routing(endpoints.routing(dispatcher))
                .build()
                .start();
        if (!server.isRunning() || server.port() < 1) { // the web server logs an occupied port instead of throwing
            close();
            throw PortProbe.inUse(place.address(), place.port(), null);
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("slow-requests").factory());
        timer.setRemoveOnCancelPolicy(true); // each request leaves a timer, and nearly all are cancelled
        return timer;
    }

    public int port() {
        return server.port();
    }

    /** Turns refusals before routing, for example of a malformed request line, into problems. */
    private static DirectHandlers problems(RequestMeter meter) {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, new TransportProblem(meter));
        }
        return builder.build();
    }

    @Override
    public void close() {
        shutdown.begin();
        server.stop();
        timer.shutdown();
    }
}
