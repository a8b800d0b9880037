package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.server.access.AccessRoutes;
import dev.missioncontrol.server.access.EnrolmentRoutes;
import dev.missioncontrol.server.agents.AgentRoutes;
import dev.missioncontrol.server.agents.RuntimeRoutes;
import dev.missioncontrol.server.asks.AskRoutes;
import dev.missioncontrol.server.audit.AuditRoutes;
import dev.missioncontrol.server.backlog.BacklogRoutes;
import dev.missioncontrol.server.guard.GuardRoutes;
import dev.missioncontrol.server.http.CallerSource;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.Listener;
import dev.missioncontrol.server.inbox.ClaimRoutes;
import dev.missioncontrol.server.inbox.ClassicRoutes;
import dev.missioncontrol.server.inbox.ItemRoutes;
import dev.missioncontrol.server.metrics.Exposition;
import dev.missioncontrol.server.metrics.MetricsRoutes;
import dev.missioncontrol.server.openapi.OpenApiRoutes;
import dev.missioncontrol.server.reports.ClassicReportRoutes;
import dev.missioncontrol.server.reports.ReportRoutes;
import dev.missioncontrol.server.secrets.SecretRoutes;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Serves a control plane over HTTP. It does not own the core: close this server first and the core after it.
 * Thread-safe.
 */
public final class ControlPlaneServer implements AutoCloseable {
    private final ServerConfig config;
    private final Listener listener;

    private ControlPlaneServer(ServerConfig config, Listener listener) {
        this.config = config;
        this.listener = listener;
    }

    /**
     * Listens and serves.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (port-taken) when the port is in use
     */
    public static ControlPlaneServer start(Core core, ServerConfig config) {
        Endpoints endpoints = endpoints();
        Exposition metrics = new Exposition(core::health);
        CallerSource callers = new CallerSource(core, metrics, config.usageOpen());
        return new ControlPlaneServer(
                config, new Listener(config.place(), config.limits(), callers, endpoints, metrics.traffic()));
    }

    /** Returns the complete table of endpoints. */
    public static Endpoints endpoints() {
        return new Endpoints(Stream.of(
                        ItemRoutes.rows(),
                        ClaimRoutes.rows(),
                        ClassicRoutes.rows(),
                        AskRoutes.rows(),
                        BacklogRoutes.rows(),
                        SecretRoutes.rows(),
                        GuardRoutes.rows(),
                        AgentRoutes.rows(),
                        RuntimeRoutes.rows(),
                        ClassicReportRoutes.rows(),
                        ReportRoutes.rows(),
                        AuditRoutes.rows(),
                        AccessRoutes.rows(),
                        EnrolmentRoutes.rows(),
                        OpenApiRoutes.rows(),
                        MetricsRoutes.rows())
                .flatMap(List::stream)
                .toList());
    }

    public int port() {
        return listener.port();
    }

    /**
     * Returns the address for programs on this machine. With TLS it contains the server key's pin, so that neither host
     * name nor issuer matters.
     */
    public URI url() {
        InetAddress address =
                config.address().isAnyLocalAddress() ? InetAddress.ofLiteral("127.0.0.1") : config.address();
        String literal = address.getHostAddress();
        String host = (address instanceof Inet6Address ? "[" + literal + "]" : literal) + ":" + port();
        return URI.create(config.tls()
                .map(key -> "https://" + host + "#" + key.pin().fragment())
                .orElse("http://" + host));
    }

    /**
     * Shuts down within two seconds: waiting claims and event feeds end, and their clients reconnect to the next
     * server.
     */
    @Override
    public void close() {
        listener.close();
    }
}
