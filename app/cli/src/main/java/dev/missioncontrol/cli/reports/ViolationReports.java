package dev.missioncontrol.cli.reports;

import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "violations",
        mixinStandardHelpOptions = true,
        description = "Lists rule violations, the last reported first.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class ViolationReports implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run(
                (plane, out) -> paging.tell(out, plane.reports()::violations, rows -> table(rows, out.now())));
    }

    private static TextTable table(List<Violation> rows, Instant now) {
        TextTable table = TextTable.of(
                "No rule violation was reported.", "agent", "rule", "severity", "times", "last", "what happened");
        rows.forEach(row -> table.row(
                row.agent(),
                row.rule(),
                StateNames.of(row.severity()),
                row.times(),
                RelativeTimes.of(row.lastAt(), now),
                row.description()));
        return table;
    }
}
