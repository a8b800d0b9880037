package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.server.http.Limits;
import java.net.InetAddress;

/**
 * Where a server listens and what its clients may cost. Loopback only: without TLS no token may leave the machine.
 *
 * @param port 0 for any free one
 */
public record ServerConfig(InetAddress address, int port, Limits limits) {
    static final int PORT_MAX = 65_535;

    public ServerConfig {
        if (!address.isLoopbackAddress()) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "not-loopback",
                    "Listening on " + address.getHostAddress()
                            + " is refused: there is no TLS yet, so tokens would travel in clear. Listen on 127.0.0.1 and"
                            + " reach it through an SSH tunnel.");
        }
        if (port < 0 || port > PORT_MAX) {
            throw new ControlPlaneException(Category.INVALID, "invalid-port", "A port is a number from 0 to 65535.");
        }
    }

    /** On 127.0.0.1 with the usual limits. */
    public static ServerConfig onLoopback(int port) {
        return at("127.0.0.1", port);
    }

    /** On an address given as an IP literal, or localhost. Names are not looked up: what they mean may change. */
    public static ServerConfig at(String host, int port) {
        try {
            InetAddress address = InetAddress.ofLiteral(host.equals("localhost") ? "127.0.0.1" : host);
            return new ServerConfig(address, port, Limits.USUAL);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-address", "The address to listen on must be an IP literal.", e);
        }
    }
}
