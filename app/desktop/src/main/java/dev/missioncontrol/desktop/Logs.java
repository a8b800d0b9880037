package dev.missioncontrol.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The program's log: rotating files in the data directory; the terminal stays free for what a person asked for. */
final class Logs {
    private static final int BYTES_MAX = 5 * 1024 * 1024;
    private static final int FILES = 3;

    private Logs() {}

    static void into(Path directory) {
        try {
            Files.createDirectories(directory);
            FileHandler file =
                    new FileHandler(directory.resolve("mission-control.%g.log").toString(), BYTES_MAX, FILES, true);
            file.setFormatter(new SimpleFormatter());
            Logger root = LogManager.getLogManager().getLogger("");
            for (Handler handler : root.getHandlers()) {
                root.removeHandler(handler);
            }
            root.addHandler(file);
        } catch (IOException e) {
            throw new UncheckedIOException("open the log in " + directory, e);
        }
    }
}
