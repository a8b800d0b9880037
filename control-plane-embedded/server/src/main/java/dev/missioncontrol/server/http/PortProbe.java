package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Tries an address before anything is opened: the web server would log an occupied one with a long stack trace. */
public final class PortProbe {
    /** The type of a problem that another port solves. */
    public static final String TAKEN = "port-taken";

    private PortProbe() {}

    /**
     * Returns if the port can be listened on now; 0 stands for any free one.
     *
     * @throws ControlPlaneException {@code port-taken}, {@code foreign-address} or {@code port-refused}
     */
    public static void requireFree(InetAddress address, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, address)) {
            return;
        } catch (IOException e) {
            throw failure(address, port, e);
        }
    }

    private static ControlPlaneException failure(InetAddress address, int port, IOException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("Cannot assign requested address")) {
            return refused(
                    "foreign-address",
                    address.getHostAddress() + " is not an address of this machine; name one of its own with --host.",
                    e);
        }
        if (words.contains("Permission denied")) {
            return refused(
                    "port-refused",
                    "The user of this process may not listen on port " + port
                            + "; choose a port from 1024 on with --port.",
                    e);
        }
        return inUse(address, port, e);
    }

    static ControlPlaneException inUse(InetAddress address, int port, @Nullable Exception cause) {
        return refused(
                TAKEN,
                "Port " + port + " of " + address.getHostAddress()
                        + " is in use by another program; stop that, or choose another port with --port.",
                cause);
    }

    private static ControlPlaneException refused(String type, String message, @Nullable Exception cause) {
        return new ControlPlaneException(Category.UNAVAILABLE, type, message, cause);
    }
}
