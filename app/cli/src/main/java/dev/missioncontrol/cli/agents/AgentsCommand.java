package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.agents.AgentStatus;
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
        description = "Lists agents: liveness, activity, and the age of that information.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"},
        subcommands = {PauseAgent.class, ResumeAgent.class})
public final class AgentsCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            List<AgentStatus> agents = plane.agents().list();
            out.tell(agents, () -> table(agents, out.now()).toString());
        });
    }

    private static TextTable table(List<AgentStatus> agents, Instant now) {
        TextTable table =
                TextTable.of("No agents.", "agent", "liveness", "seen", "activity", "queue", "runtime", "works on");
        for (AgentStatus agent : agents) {
            table.row(
                    agent.name(),
                    StateNames.of(agent.liveness()),
                    RelativeTimes.of(agent.livenessEvidence().at(), now),
                    StateNames.of(agent.activity()),
                    agent.queueDepth(),
                    agent.runtime(),
                    agent.currentTitle());
        }
        return table;
    }
}
