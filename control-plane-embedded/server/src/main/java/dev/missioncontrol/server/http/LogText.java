package dev.missioncontrol.server.http;

import dev.missioncontrol.api.text.VisibleText;

/** Escapes foreign text for a log line: no line breaks, no hidden characters, limited length. */
final class LogText {
    private static final int LENGTH_MAX = 200;

    private LogText() {}

    static String line(String text) {
        String visible = VisibleText.line(text);
        return visible.length() <= LENGTH_MAX ? visible : visible.substring(0, LENGTH_MAX) + "…";
    }
}
