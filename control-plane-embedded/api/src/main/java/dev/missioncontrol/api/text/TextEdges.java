package dev.missioncontrol.api.text;

/** Collects a text of any length and holds its beginning and its end. Confined to one thread. */
public final class TextEdges {
    private static final char[] NONE = {};

    private final StringBuilder beginning = new StringBuilder();
    private final int beginningMax;
    private final int endMax;
    private char[] end = NONE;
    /** The number of characters behind the beginning. */
    private long behind;

    public TextEdges(int beginningMax, int endMax) {
        this.beginningMax = beginningMax;
        this.endMax = endMax;
    }

    public void add(char c) {
        if (beginning.length() < beginningMax) {
            beginning.append(c);
            return;
        }
        if (end.length == 0) {
            end = new char[endMax];
        }
        end[(int) (behind++ % endMax)] = c;
    }

    /** Returns the text; a character of two halves is not cut in its middle. */
    public LongText text() {
        int held = (int) Math.min(behind, endMax);
        StringBuilder last = new StringBuilder(held);
        for (long i = behind - held; i < behind; i++) {
            last.append(end[(int) (i % endMax)]);
        }
        long leftOut = behind - held;
        if (leftOut == 0) {
            return LongText.of(beginning.append(last).toString());
        }
        int to = beginning.length();
        if (Character.isHighSurrogate(beginning.charAt(to - 1))) {
            to--;
            leftOut++;
        }
        int from = Character.isLowSurrogate(last.charAt(0)) ? 1 : 0;
        return new LongText(beginning.substring(0, to), leftOut + from, last.substring(from));
    }
}
