package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reassign",
        description = "Gives an item to another agent; an open ask about it stays.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --to helper"})
final class ReassignItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Option(names = "--to", paramLabel = "AGENT", required = true, description = "The agent that the item is for.")
    private AgentName agent;

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            defaultValue = "",
            description = "The reason; it is kept in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        String why = verb.fitting("reason", reason, SizeLimits.REASON);
        return verb.submit(new ItemCommand.Reassign(null, agent, why), "Reassigned");
    }
}
