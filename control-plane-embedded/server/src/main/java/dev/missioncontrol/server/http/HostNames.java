package dev.missioncontrol.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Holds the exact values that a Host header may have. This prevents DNS rebinding: a page under a foreign name that
 * resolves to this machine is refused, because its browser sends that name. Thread-safe.
 */
final class HostNames {
    private static final int HTTPS = 443;

    private final Set<String> names;
    private final IntSupplier port;

    /**
     * @param others further names that this server was given, in lower case and without a port
     */
    HostNames(InetAddress address, Set<String> others, IntSupplier port) {
        this.names = new HashSet<>(others);
        names.addAll(List.of("localhost", "127.0.0.1", "[::1]"));
        if (!address.isAnyLocalAddress()) {
            String literal = address.getHostAddress();
            names.add(address instanceof Inet6Address ? "[" + literal + "]" : literal);
        }
        this.port = port;
    }

    boolean allows(String host) {
        String text = host.toLowerCase(Locale.ROOT);
        int colon = text.lastIndexOf(':');
        if (port.getAsInt() == HTTPS && names.contains(text)) {
            return true; // clients leave out the default port
        }
        return colon > 0
                && names.contains(text.substring(0, colon))
                && text.substring(colon + 1).equals(Integer.toString(port.getAsInt()));
    }
}
