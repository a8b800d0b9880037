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

    /** Returns whether the text holds a character that this class would replace in a line. */
    public static boolean needsMarks(String text) {
        return text.codePoints().anyMatch(VisibleText::disturbs);
    }

    private static String mark(String text, boolean breaks) {
        if (!needsMarks(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c, breaks));
        return out.toString();
    }

    private static void append(StringBuilder out, int c, boolean breaks) {
        if (!disturbs(c) || (breaks && (c == '\n' || c == '\t'))) {
            out.appendCodePoint(c);
        } else if (c == '\n') {
            out.append('⏎');
        } else if (c < 0x20) {
            out.appendCodePoint(0x2400 + c);
        } else {
            out.append("⟨U+").append("%04X".formatted(c)).append('⟩');
        }
    }

    /**
     * Matches controls, line and paragraph separators, bidi marks and overrides, zero-width characters, lone
     * surrogates.
     */
    private static boolean disturbs(int c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x061C
                || c == 0xFEFF
                || (c >= 0xD800 && c <= 0xDFFF);
    }
}
