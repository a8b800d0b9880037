package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.server.http.Limits;
import dev.missioncontrol.server.http.Listener;
import dev.missioncontrol.server.http.PortProbe;
import dev.missioncontrol.server.http.TlsKey;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Configures the addresses and names of a server, and the limits for its clients. Without TLS only loopback is allowed,
 * because a token must never leave the machine in clear text; no option overrides that.
 *
 * @param port 0 for any free port
 * @param names exact host names, without a port, that clients may use beside those of this machine
 * @param usageOpen whether old clients may report usage without a token
 */
public record ServerConfig(
        InetAddress address, int port, Limits limits, Set<String> names, Optional<TlsKey> tls, boolean usageOpen) {
    static final int PORT_MAX = 65_535;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]+]");

    public ServerConfig {
        names = names.stream().map(ServerConfig::name).collect(Collectors.toUnmodifiableSet());
        if (!address.isLoopbackAddress() && tls.isEmpty()) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "not-loopback",
                    "Listening on " + address.getHostAddress()
                            + " is refused: without TLS tokens would travel in clear. Give --tls-keystore, or listen on"
                            + " 127.0.0.1 and reach it through an SSH tunnel.");
        }
        if (port < 0 || port > PORT_MAX) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "invalid-port",
                    "--port is " + port + "; name a port from 0 to 65535, where 0 stands for any free one.");
        }
    }

    /** Creates a configuration under the names of this machine, without TLS. */
    public ServerConfig(InetAddress address, int port, Limits limits) {
        this(address, port, limits, Set.of(), Optional.empty());
    }

    /** Creates a configuration that requires a token for everything. */
    public ServerConfig(InetAddress address, int port, Limits limits, Set<String> names, Optional<TlsKey> tls) {
        this(address, port, limits, names, tls, false);
    }

    /** Returns a copy that also accepts usage reports without a token. */
    public ServerConfig withUsageOpen() {
        return new ServerConfig(address, port, limits, names, tls, true);
    }

    private static String name(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(lower).matches()) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "invalid-name",
                    "--allow-host is '" + text + "'; name a host without a port, such as mc.example.org.");
        }
        return lower;
    }

    /** Returns a copy with another port. */
    ServerConfig onPort(int other) {
        return new ServerConfig(address, other, limits, names, tls, usageOpen);
    }

    /** Returns if the wanted port can be listened on, so that a start fails before it opens anything. */
    public void requireFree() {
        PortProbe.requireFree(address, port);
    }

    Listener.Place place() {
        return new Listener.Place(address, port, names, tls);
    }

    /** Creates a configuration for 127.0.0.1 with the usual limits. */
    public static ServerConfig onLoopback(int port) {
        return at("127.0.0.1", port);
    }

    /**
     * Creates a configuration for an IP literal or localhost. Host names are not resolved, because the result may
     * change.
     */
    public static ServerConfig at(String host, int port) {
        return at(host, port, Set.of(), Optional.empty());
    }

    /** Does the same as {@link #at(String, int)}, with further host names, and with TLS if there is a key. */
    public static ServerConfig at(String host, int port, Set<String> names, Optional<TlsKey> tls) {
        try {
            InetAddress address = InetAddress.ofLiteral(host.equals("localhost") ? "127.0.0.1" : host);
            return new ServerConfig(address, port, Limits.USUAL, names, tls);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "invalid-address",
                    "--host is '" + host + "'; name an IP address of this machine, such as 127.0.0.1.",
                    e);
        }
    }
}
