package dev.missioncontrol.cli.reports;

import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "threads",
        mixinStandardHelpOptions = true,
        description = "Lists conversations between agents, the last reported first.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class ThreadReports implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(out, plane.reports()::threads, rows -> table(rows, out.now())));
    }

    private static TextTable table(List<AcpThread> rows, Instant now) {
        TextTable table =
                TextTable.of("No conversation reported.", "thread", "heard", "agents", "messages", "loops", "outcome");
        rows.forEach(row -> table.row(
                row.thread(),
                RelativeTimes.of(row.reportedAt(), now),
                String.join(", ", row.agents()),
                row.messages(),
                row.loops(),
                row.outcome()));
        return table;
    }
}
