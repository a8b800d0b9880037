package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Pauses an agent: it gets no new work until it is resumed; work that it holds goes on.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} slash --reason 'it goes round in circles'"})
final class PauseAgent implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "AGENT", description = "The agent's name.")
    private AgentName agent;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "The reason; it is kept in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            Pause pause = plane.agents().pause(agent, reason);
            out.tell(pause, () -> "Paused " + agent + ": " + pause.reason());
        });
    }
}
