package dev.missioncontrol.api.text;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Formats each record of a log as one line, whatever its message holds, with a short form of each cause. */
public final class LogLine extends Formatter {
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
