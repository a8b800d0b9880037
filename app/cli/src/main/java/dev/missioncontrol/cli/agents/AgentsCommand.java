package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.Ages;
import dev.missioncontrol.cli.terminal.Table;
import dev.missioncontrol.cli.terminal.Words;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists agents. Confined to the main thread. */
@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description = "Lists agents: whether they are alive, what they do, and how old that knowledge is.",
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

    private static Table table(List<AgentStatus> agents, Instant now) {
        Table table = Table.of("No agents.", "agent", "liveness", "seen", "activity", "queue", "runtime", "works on");
        for (AgentStatus agent : agents) {
            table.row(
                    agent.name(),
                    Words.of(agent.liveness()),
                    Ages.of(agent.livenessEvidence().at(), now),
                    Words.of(agent.activity()),
                    agent.queueDepth(),
                    agent.runtime(),
                    agent.currentTitle());
        }
        return table;
    }
}
