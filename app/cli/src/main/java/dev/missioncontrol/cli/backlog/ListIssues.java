package dev.missioncontrol.cli.backlog;

import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "issues",
        mixinStandardHelpOptions = true,
        description = "Lists issues, newest first.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --project site --state open"})
final class ListIssues implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Option(names = "--project", paramLabel = "NAME", description = "Only issues of this project.")
    private @Nullable ProjectName project;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only issues in this state: ${COMPLETION-CANDIDATES}.")
    private Set<IssueState> states = new LinkedHashSet<>();

    @Option(names = "--label", paramLabel = "LABEL", description = "Only issues with this label.")
    private @Nullable String label;

    @Override
    public Integer call() {
        IssueFilter filter = new IssueFilter(project, null, states, label);
        return session.run((plane, out) -> paging.tell(
                out, (cursor, limit) -> plane.backlog().issues(filter, cursor, limit), rows -> table(rows, out.now())));
    }

    private static TextTable table(List<Issue> issues, Instant now) {
        TextTable table = TextTable.of("No issues.", "issue", "state", "changed", "labels", "title");
        for (Issue issue : issues) {
            table.row(
                    issue.project() + "#" + issue.number(),
                    StateNames.of(issue.state()) + (issue.blocked() ? ", blocked" : ""),
                    RelativeTimes.of(issue.times().changedAt(), now),
                    String.join(", ", issue.labels()),
                    issue.words().title());
        }
        return table;
    }
}
