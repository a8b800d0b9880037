package dev.missioncontrol.cli.reports;

import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "days",
        mixinStandardHelpOptions = true,
        description = "Lists usage by day (UTC), agent and project, newest day first.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class DailyReports implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(out, plane.reports()::days, DailyReports::table));
    }

    private static TextTable table(List<DailyUsage> rows) {
        TextTable table = TextTable.of(
                "No session has reported.", "day", "agent", "project", "messages", "tokens in", "tokens out", "cost");
        rows.forEach(row -> table.row(
                row.day().atZone(ZoneOffset.UTC).toLocalDate(),
                row.agent(),
                row.project(),
                row.messages(),
                row.tokens().in(),
                row.tokens().out(),
                String.format(Locale.ROOT, "%.4f", row.costs().total())));
        return table;
    }
}
