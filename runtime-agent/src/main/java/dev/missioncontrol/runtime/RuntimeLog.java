package dev.missioncontrol.runtime;

import dev.missioncontrol.api.home.LogFiles;
import dev.missioncontrol.api.text.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Configures the runtime's log: a file in its home that rotates at a size limit. Warnings go to standard error too. */
final class RuntimeLog {
    private static final int SIZE_MAX = 5 * 1024 * 1024;

    private RuntimeLog() {}

    /** Keeps everything from the terminal. */
    static void quiet() {
        LogManager.getLogManager().reset();
    }

    static void open(Path home) throws IOException {
        Path logs = Files.createDirectories(home.resolve("logs"));
        quiet();
        Path current = logs.resolve("runtime.log");
        if (Files.exists(current) && Files.size(current) > SIZE_MAX / 2) {
            Files.move(current, logs.resolve("runtime.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Handler file = new FileHandler(escaped(logs) + "/runtime.log", SIZE_MAX, 1, true);
        file.setFormatter(new LogLine());
        Logger root = Logger.getLogger("");
        root.addHandler(file);
        root.addHandler(LogFiles.onTerminal());
        root.setLevel(Level.INFO);
    }

    /** Escapes percent signs, which are placeholders in the pattern of a file handler. */
    private static String escaped(Path path) {
        return path.toString().replace("%", "%%");
    }
}
