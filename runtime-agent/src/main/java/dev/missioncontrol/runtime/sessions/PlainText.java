package dev.missioncontrol.runtime.sessions;

import java.util.regex.Pattern;

/**
 * Reduces a line of output to the text that a terminal would show: no escape sequences, and only what was printed last.
 */
final class PlainText {
    static final int LINE_MAX = 8 * 1024;
    private static final Pattern ESCAPES =
            Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?|[ -/]*[0-~])");

    private PlainText() {}

    static String of(String raw) {
        String text = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        String visible =
                ESCAPES.matcher(text.substring(text.lastIndexOf('\r') + 1)).replaceAll("");
        String line = visible.stripTrailing();
        return line.length() <= LINE_MAX ? line : cut(line);
    }

    private static String cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(LINE_MAX - 2)) ? LINE_MAX - 2 : LINE_MAX - 1;
        return line.substring(0, end) + "…";
    }
}
