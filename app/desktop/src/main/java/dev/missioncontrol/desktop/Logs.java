package dev.missioncontrol.desktop;

import dev.missioncontrol.api.home.LogFiles;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Configures the program's log. The terminal is kept for what the user asked for. */
final class Logs {
    private Logs() {}

    static void into(Path directory) {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(LogFiles.in(directory, "mission-control"));
    }
}
