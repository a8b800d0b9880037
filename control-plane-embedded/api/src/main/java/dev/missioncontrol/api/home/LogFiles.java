package dev.missioncontrol.api.home;

import dev.missioncontrol.api.text.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.SimpleFormatter;

/**
 * Opens the log of a program: rotating files with stack traces in the data directory, and warnings on standard error.
 */
public final class LogFiles {
    private static final int BYTES_MAX = 5 * 1024 * 1024;
    private static final int FILES = 3;

    private LogFiles() {}

    /** Returns a handler that writes files of that name in the directory, which is created if it is missing. */
    public static Handler in(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            FileHandler files = new FileHandler(escaped(directory) + "/" + name + ".%g.log", BYTES_MAX, FILES, true);
            files.setEncoding(StandardCharsets.UTF_8.name());
            files.setFormatter(new SimpleFormatter());
            return files;
        } catch (IOException e) {
            throw FileErrors.of("log-unwritable", "write the log in", directory, e);
        }
    }

    /** Returns a handler that shows warnings on standard error, a line each. */
    public static Handler onTerminal() {
        Handler terminal = new ConsoleHandler();
        terminal.setFormatter(new LogLine());
        terminal.setLevel(Level.WARNING);
        return terminal;
    }

    /** Escapes percent signs, which are placeholders in the pattern of a file handler. */
    private static String escaped(Path directory) {
        return directory.toString().replace("%", "%%");
    }
}
