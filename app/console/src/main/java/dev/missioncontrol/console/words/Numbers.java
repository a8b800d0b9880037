package dev.missioncontrol.console.words;

/** Formats numbers for people. */
public final class Numbers {
    private static final double MEGABYTE = 1e6;

    private Numbers() {}

    /** Separates thousands with a thin space. */
    public static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            text.insert(at, '\u2009');
        }
        return text.toString();
    }

    /** Returns for example {@code 126 MB}. */
    public static String megabytes(long bytes) {
        return grouped(Math.round(bytes / MEGABYTE)) + " MB";
    }

    /** Returns for example {@code 1 item}, {@code 2 items}. */
    public static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
