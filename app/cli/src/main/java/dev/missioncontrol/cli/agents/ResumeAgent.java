package dev.missioncontrol.cli.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets an agent take work again. Confined to the main thread. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Lets an agent that was paused take work again.",
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

    /** What is told of it. */
    private record Resumed(AgentName agent, boolean paused) {}
}
