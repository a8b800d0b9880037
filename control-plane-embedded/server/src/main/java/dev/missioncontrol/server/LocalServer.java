package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.server.http.PortProbe;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a data directory: it listens on the port that it used last, so that clients find it again, and writes its
 * address and the owner's token into the directory. It does not own the core. Thread-safe.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);

    private final ControlPlaneServer server;
    private final EndpointFile files;

    private LocalServer(ControlPlaneServer server, EndpointFile files) {
        this.server = server;
        this.files = files;
    }

    /**
     * Serves the core, on exactly {@code port} if that is given.
     *
     * @throws ControlPlaneException {@code not-loopback} for a host that is not this machine, {@code port-taken}
     */
    public static LocalServer start(Core core, Path directory, String host, OptionalInt port) {
        return start(core, directory, ServerConfig.at(host, port.orElse(0)));
    }

    /** Does the same as {@link #start(Core, Path, String, OptionalInt)}; port 0 stands for the port used last. */
    public static LocalServer start(Core core, Path directory, ServerConfig wanted) {
        EndpointFile files = EndpointFile.in(directory);
        ensureOwnerToken(core, files);
        ControlPlaneServer server =
                wanted.port() > 0 ? ControlPlaneServer.start(core, wanted) : startWhereItWas(core, wanted, files);
        files.write(server.url());
        wanted.tls().ifPresent(key -> key.whenReplaced(() -> files.write(server.url())));
        return new LocalServer(server, files);
    }

    /**
     * Replaces an owner token that the core does not know, because the database has been exchanged. If nodes share a
     * database, a new token would revoke the one that another node issued, so it is created on request only.
     */
    private static void ensureOwnerToken(Core core, EndpointFile files) {
        Optional<Token> known = readable(files::ownerToken)
                .filter(token -> core.authenticate(token.reveal())
                        .filter(principal -> principal.role() == Role.OWNER)
                        .isPresent());
        if (known.isEmpty() && core.ownerTokenElsewhere()) {
            LOG.warn("another node of this fleet has given out the owner's token; its directory holds it");
        } else {
            files.write(known.orElseGet(core::mintOwnerToken));
        }
    }

    private static ControlPlaneServer startWhereItWas(Core core, ServerConfig wanted, EndpointFile files) {
        int remembered = rememberedPort(files);
        if (remembered > 0) {
            try {
                return ControlPlaneServer.start(core, wanted.onPort(remembered));
            } catch (ControlPlaneException e) {
                if (!e.type().equals(PortProbe.TAKEN)) {
                    throw e;
                }
            }
        }
        return ControlPlaneServer.start(core, wanted);
    }

    private static int rememberedPort(EndpointFile files) {
        return readable(files::url)
                .map(URI::getPort)
                .filter(port -> port <= ServerConfig.PORT_MAX)
                .orElse(0);
    }

    /** Reads a file; one without usable content is about to be replaced and counts as absent. */
    private static <T> Optional<T> readable(Supplier<Optional<T>> file) {
        try {
            return file.get();
        } catch (ControlPlaneException e) {
            if (e.category() != Category.INVALID) {
                throw e;
            }
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    public URI url() {
        return server.url();
    }

    public EndpointFile files() {
        return files;
    }

    @Override
    public void close() {
        server.close();
    }
}
