package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.agents.RuntimeStatus;
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
        name = "runtimes",
        mixinStandardHelpOptions = true,
        description = "Lists runtimes: the machines where work happens, and their sessions.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
public final class RuntimesCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            List<RuntimeStatus> runtimes = plane.runtimes().list();
            out.tell(runtimes, () -> table(runtimes, out.now()).toString());
        });
    }

    private static TextTable table(List<RuntimeStatus> runtimes, Instant now) {
        TextTable table =
                TextTable.of("No runtimes.", "runtime", "liveness", "seen", "life", "host", "version", "sessions");
        for (RuntimeStatus runtime : runtimes) {
            table.row(
                    runtime.name(),
                    StateNames.of(runtime.liveness()),
                    RelativeTimes.of(runtime.evidence().at(), now),
                    runtime.incarnation().value(),
                    runtime.host(),
                    runtime.version(),
                    runtime.sessions().size());
        }
        return table;
    }
}
