package dev.missioncontrol.bench.report;

/** Whether what was to be reached was reached. */
public enum Verdict {
    REACHED("reached"),
    MISSED("**not reached**"),
    NOTHING_ASKED("");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public static Verdict of(boolean reached) {
        return reached ? REACHED : MISSED;
    }

    @Override
    public String toString() {
        return words;
    }
}
