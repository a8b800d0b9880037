package dev.missioncontrol.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The exact texts that a Host header may have. A page under a foreign name that resolves to this machine is thereby shut
 * out, because its browser sends that name. Thread-safe.
 */
final class HostNames {
    private final Set<String> names;
    private final IntSupplier port;

    HostNames(InetAddress address, IntSupplier port) {
        String literal = address.getHostAddress();
        String own = address instanceof Inet6Address ? "[" + literal + "]" : literal;
        this.names = Set.copyOf(List.of("localhost:", "127.0.0.1:", "[::1]:", own + ":"));
        this.port = port;
    }

    boolean allows(String host) {
        String text = host.toLowerCase(Locale.ROOT);
        int colon = text.lastIndexOf(':') + 1;
        return colon > 0
                && names.contains(text.substring(0, colon))
                && text.substring(colon).equals(Integer.toString(port.getAsInt()));
    }
}
