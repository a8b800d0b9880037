package dev.missioncontrol.console.words;

/** Numbers as people read them. */
public final class Numbers {
    private Numbers() {}

    /** With a thin space between thousands. */
    public static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            text.insert(at, '\u2009');
        }
        return text.toString();
    }

    /** {@code 1 item}, {@code 2 items}. */
    public static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
