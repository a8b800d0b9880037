package dev.missioncontrol.bench.report;

/** Whether what was to be reached was reached. */
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
