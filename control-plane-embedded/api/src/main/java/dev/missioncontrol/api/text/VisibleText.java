package dev.missioncontrol.api.text;

/**
 * Prepares foreign text for a screen or a terminal: characters that would move, hide or reorder other text become
 * visible marks.
 */
public final class VisibleText {
    private VisibleText() {}

    /** Formats one line: line breaks become {@code ⏎} as well. */
    public static String line(String text) {
        return mark(text, false);
    }

    /** Formats several lines: line breaks and tabs stay. */
    public static String block(String text) {
        return mark(text, true);
    }

    private static String mark(String text, boolean breaks) {
        if (TextRules.plain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            append(out, text.codePointAt(i), TextRules.disturbs(text, i), breaks);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c, boolean disturbs, boolean breaks) {
        if (!disturbs || (breaks && (c == '\n' || c == '\t'))) {
            out.appendCodePoint(c);
        } else if (c == '\n') {
            out.append('⏎');
        } else if (c < 0x20) {
            out.appendCodePoint(0x2400 + c);
        } else {
            out.append("⟨U+").append("%04X".formatted(c)).append('⟩');
        }
    }
}
