package dev.missioncontrol.bench.report;

/**
 * One line of the report.
 *
 * @param ours what this control plane reached
 * @param beside who was measured beside it, and what that reached
 * @param ratio ours to theirs
 * @param target what is to be reached
 */
public record ReportRow(
        String measure, String ours, String beside, String ratio, String target, TargetResult targetResult) {
    static final String HEAD = """
            | measure | ours | beside | ratio | to reach | verdict |
            |---|--:|---|--:|---|---|
            """;

    /** A figure that stands alone. */
    public static ReportRow alone(String measure, String ours, String target, TargetResult targetResult) {
        return new ReportRow(measure, ours, "", "", target, targetResult);
    }

    @Override
    public String toString() {
        return "| " + String.join(" | ", measure, ours, beside, ratio, target, targetResult.toString()) + " |\n";
    }
}
