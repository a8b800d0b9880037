package dev.missioncontrol.api.text;

import java.util.Locale;

/**
 * A text of any length, of which the middle may be missing. Immutable.
 *
 * @param leftOut the number of characters between the beginning and the end
 */
public record LongText(String beginning, long leftOut, String end) {
    /** The maximum length of the words that state a cut. */
    private static final int STATEMENT_MAX = 64;

    public static LongText of(String text) {
        return new LongText(text, 0, "");
    }

    /** Returns the text if it has at most {@code max} characters, and else its beginning and end around what was cut. */
    public static String within(String text, int max) {
        return of(text).within(max);
    }

    public boolean isBlank() {
        return leftOut == 0 && beginning.isBlank() && end.isBlank();
    }

    /** Tells whether it is whole and has at most {@code max} characters. */
    public boolean fits(int max) {
        return leftOut == 0 && beginning.length() + end.length() <= max;
    }

    /** Returns the whole text, or its beginning and end around words that state how much was left out. */
    public String within(int max) {
        if (fits(max)) {
            return beginning + end;
        }
        int half = Math.max(0, max - STATEMENT_MAX) / 2;
        String first = leftOut == 0 ? beginning + end : beginning;
        String last = leftOut == 0 ? beginning + end : end;
        int from = afterPair(last, Math.max(0, last.length() - half));
        int to = beforePair(first, Math.min(first.length(), half));
        long cut = leftOut == 0 ? from - to : leftOut + (first.length() - to) + from;
        return first.substring(0, to) + statement(cut) + last.substring(from);
    }

    private static String statement(long cut) {
        return "\n[… " + String.format(Locale.ROOT, "%,d", cut) + " characters left out …]\n";
    }

    /** Does not separate the two halves of a character beyond the first 65,536. */
    private static int beforePair(String text, int end) {
        return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static int afterPair(String text, int start) {
        return start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }
}
