package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives an agent no new work. Confined to the main thread. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Gives an agent no new work until it is resumed; what it holds goes on.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} slash --reason 'it goes round in circles'"})
final class PauseAgent implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "AGENT", description = "The agent's name.")
    private AgentName agent;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why; it stays in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            Pause pause = plane.agents().pause(agent, reason);
            out.tell(pause, () -> "Paused " + agent + ": " + pause.reason());
        });
    }
}
