package dev.missioncontrol.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** Accepts HTTP/1.1, and nothing else, on connections that time out when a request does not arrive. Thread-safe. */
final class TimedConnections implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final ScheduledExecutorService timer;
    private final Duration time;

    TimedConnections(Http1Config config, ScheduledExecutorService timer, Duration time) {
        this.http = Http1ConnectionSelector.builder().config(config).build();
        this.timer = timer;
        this.time = time;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return http.connection(new TimedConnection(context, timer, time));
    }
}
