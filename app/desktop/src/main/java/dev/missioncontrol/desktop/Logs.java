package dev.missioncontrol.desktop;

import dev.missioncontrol.api.ControlPlaneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Configures the program's log: rotating files in the data directory. The terminal is kept for what the user asked for.
 */
final class Logs {
    private static final int BYTES_MAX = 5 * 1024 * 1024;
    private static final int FILES = 3;

    private Logs() {}

    static void into(Path directory) {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        try {
            Files.createDirectories(directory);
            FileHandler file = new FileHandler(escaped(directory) + "/mission-control.%g.log", BYTES_MAX, FILES, true);
            file.setFormatter(new SimpleFormatter());
            root.addHandler(file);
        } catch (IOException e) {
            throw new ControlPlaneException(
                    ControlPlaneException.Category.INVALID,
                    "data-directory-unwritable",
                    "The log in " + directory + " cannot be written; choose another directory with --data.",
                    e);
        }
    }

    /** Escapes percent signs, which are placeholders in the pattern of a file handler. */
    private static String escaped(Path directory) {
        return directory.toString().replace("%", "%%");
    }
}
