package dev.missioncontrol.cli.reports;

import dev.missioncontrol.api.reports.AgentReport;
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
        name = "agents",
        mixinStandardHelpOptions = true,
        description = "Lists the last status that each agent reported, by name.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class AgentReports implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(out, plane.reports()::agents, rows -> table(rows, out.now())));
    }

    private static TextTable table(List<AgentReport> rows, Instant now) {
        TextTable table = TextTable.of(
                "No agent has reported its status.",
                "agent",
                "says",
                "heard",
                "sessions",
                "tokens 24h",
                "cost 24h",
                "context",
                "does");
        rows.forEach(row -> table.row(
                row.agent(),
                StateNames.of(row.status()),
                RelativeTimes.of(row.reportedAt(), now),
                row.sessions(),
                row.tokens24h(),
                row.cost24h(),
                row.contextPercent(),
                row.currentTask()));
        return table;
    }
}
