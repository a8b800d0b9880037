package dev.missioncontrol.bench.report;

/**
 * One line of the report.
 *
 * @param ours the result of this control plane
 * @param beside the name and result of the peer
 * @param ratio ours to theirs
 * @param target the result to be reached
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
