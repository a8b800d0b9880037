package dev.missioncontrol.cli.reports;

import dev.missioncontrol.api.reports.SessionUsage;
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
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "Lists the usage of sessions, the last reported first.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class SessionReports implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(out, plane.reports()::sessions, rows -> table(rows, out.now())));
    }

    private static TextTable table(List<SessionUsage> rows, Instant now) {
        TextTable table = TextTable.of(
                "No session has reported.",
                "session",
                "agent",
                "heard",
                "project",
                "model",
                "tokens in",
                "tokens out",
                "cost");
        rows.forEach(row -> table.row(
                row.session(),
                row.agent(),
                RelativeTimes.of(row.reportedAt(), now),
                row.project(),
                row.model(),
                row.tokens().in(),
                row.tokens().out(),
                row.costs().total()));
        return table;
    }
}
