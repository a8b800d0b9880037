package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.home.LogFiles;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Configures the log of the server: warnings on standard error, a line each, and everything with its stack traces in
 * the data directory.
 */
final class ServerLog {
    private static final Logger LOG = Logger.getLogger(ServerLog.class.getName());

    private ServerLog() {}

    /** Shows warnings on standard error. */
    static void onTerminal() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(LogFiles.onTerminal());
    }

    /** Also keeps everything in the data directory, which must belong to this process; a full disk does not end it. */
    static void into(Path data) {
        try {
            Logger.getLogger("").addHandler(LogFiles.in(data.resolve("logs"), "server"));
        } catch (ControlPlaneException e) {
            LOG.warning(e.getMessage());
        }
    }
}
