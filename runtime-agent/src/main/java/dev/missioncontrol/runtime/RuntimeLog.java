package dev.missioncontrol.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Configures the runtime's log: a file in its home that rotates at a size limit. Nothing is written to the console. */
final class RuntimeLog {
    private static final int SIZE_MAX = 5 * 1024 * 1024;

    private RuntimeLog() {}

    static void open(Path home) throws IOException {
        Path logs = Files.createDirectories(home.resolve("logs"));
        LogManager.getLogManager().reset();
        Path current = logs.resolve("runtime.log");
        if (Files.exists(current) && Files.size(current) > SIZE_MAX / 2) {
            Files.move(current, logs.resolve("runtime.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Handler file = new FileHandler(escaped(logs) + "/runtime.log", SIZE_MAX, 1, true);
        file.setFormatter(new OneLine());
        Logger root = Logger.getLogger("");
        root.addHandler(file);
        root.setLevel(Level.INFO);
    }

    /** Escapes percent signs, which are placeholders in the pattern of a file handler. */
    private static String escaped(Path path) {
        return path.toString().replace("%", "%%");
    }

    /** Formats each record as one line, whatever its message contains, with a short summary of each cause. */
    private static final class OneLine extends Formatter {
        private static final int CAUSES_MAX = 5;

        @Override
        public String format(LogRecord entry) {
            StringBuilder line = new StringBuilder();
            line.append(entry.getInstant()).append(' ').append(entry.getLevel()).append(' ');
            line.append(formatMessage(entry));
            Throwable cause = entry.getThrown();
            for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
                line.append(" | ").append(cause);
            }
            return line.toString().replaceAll("\\p{Cntrl}", " ") + System.lineSeparator();
        }
    }
}
