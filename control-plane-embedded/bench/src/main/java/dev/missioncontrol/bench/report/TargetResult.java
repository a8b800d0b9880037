package dev.missioncontrol.bench.report;

/** The result of comparing a figure with its target. */
public enum TargetResult {
    REACHED("reached"),
    MISSED("**not reached**"),
    NOTHING_ASKED("");

    private final String words;

    TargetResult(String words) {
        this.words = words;
    }

    public static TargetResult of(boolean reached) {
        return reached ? REACHED : MISSED;
    }

    @Override
    public String toString() {
        return words;
    }
}
