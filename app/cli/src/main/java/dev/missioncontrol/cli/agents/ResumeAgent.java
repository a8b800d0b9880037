package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Allows a paused agent to take work again.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} slash"})
final class ResumeAgent implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "AGENT", description = "The agent's name.")
    private AgentName agent;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            boolean paused = plane.agents().resume(agent);
            out.tell(new Resumed(agent, paused), () -> paused ? "Resumed " + agent + "." : agent + " was not paused.");
        });
    }

    private record Resumed(AgentName agent, boolean paused) {}
}
