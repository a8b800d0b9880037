package dev.missioncontrol.desktop;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.console.shell.SpaceUse;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.desktop.runtime.LocalRuntime;
import dev.missioncontrol.desktop.runtime.RuntimeProcess;
import dev.missioncontrol.server.LocalServer;
import dev.missioncontrol.server.ServerConfig;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs a control plane, its HTTP server and a local runtime on one machine, and closes them in reverse order.
 * Thread-safe.
 */
public final class Laptop implements AutoCloseable {
    /** A smaller file is no burden. */
    private static final long WORTH_COMPACTING_BYTES = 64_000_000;

    private final Core core;
    private final LocalServer server;
    private final LocalRuntime runtime;
    private final ReentrantLock closing = new ReentrantLock();
    private boolean open = true;

    private Laptop(Core core, LocalServer server, LocalRuntime runtime) {
        this.core = core;
        this.server = server;
        this.runtime = runtime;
    }

    /**
     * Opens the directory and starts everything in it.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code data-directory-in-use}, {@code port-taken}
     */
    public static Laptop start(DataDirectory data, OptionalInt port) {
        ServerConfig wanted = ServerConfig.onLoopback(port.orElse(0));
        wanted.requireFree(); // before anything is opened
        Core core = Core.open(CoreConfig.inDirectory(data.root()));
        try {
            LocalServer server = LocalServer.start(core, data.root(), wanted);
            LocalRuntime runtime = new LocalRuntime(
                    new RuntimeProcess(data.runtimeHome(), data.endpoint()),
                    core.asOwner().enrolments());
            runtime.start();
            return new Laptop(core, server, runtime);
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
    }

    /** Returns the port with the owner's rights. */
    public ControlPlane controlPlane() {
        return core.asOwner();
    }

    /** Returns the size of the database file if a compaction at the next start would give much of it back. */
    Optional<SpaceUse> compactable() {
        return core.fileUse()
                .filter(use -> use.worthCompacting(WORTH_COMPACTING_BYTES))
                .map(use -> new SpaceUse(use.fileBytes(), use.liveBytes()));
    }

    public URI url() {
        return server.url();
    }

    public EndpointFile files() {
        return server.files();
    }

    public LocalRuntime runtime() {
        return runtime;
    }

    /** Closes everything in order when the process is told to end, as by Ctrl-C. */
    public void closeOnExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close"));
    }

    /** Closes once. A second caller waits, so that a signal cannot cut a shutdown short. */
    @Override
    public void close() {
        closing.lock();
        try {
            if (open) {
                open = false;
                runtime.close();
                server.close();
                core.close();
            }
        } finally {
            closing.unlock();
        }
    }
}
