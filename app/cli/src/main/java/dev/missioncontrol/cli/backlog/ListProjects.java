package dev.missioncontrol.cli.backlog;

import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
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
        name = "projects",
        mixinStandardHelpOptions = true,
        description = "Lists projects, by name, with the progress of their issues.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class ListProjects implements Callable<Integer> {
    @Mixin
    private Session session;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            List<Project> projects = plane.backlog().projects();
            out.tell(projects, () -> table(projects, out.now()).toString());
        });
    }

    private static TextTable table(List<Project> projects, Instant now) {
        TextTable table = TextTable.of("No projects.", "project", "state", "done", "changed", "title");
        for (Project project : projects) {
            Progress progress = project.progress();
            table.row(
                    project.plan().name(),
                    StateNames.of(project.plan().state()),
                    progress.done() + " of " + progress.issues(),
                    RelativeTimes.of(project.times().changedAt(), now),
                    project.plan().words().title());
        }
        return table;
    }
}
