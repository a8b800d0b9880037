package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "release",
        description = "Takes an item from its holder and returns it to the queue; this costs no attempt.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --reason 'its agent is stuck'"})
final class ReleaseItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "The reason; it is kept in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        return verb.submit(
                new ItemCommand.Release(null, verb.fitting("reason", reason, SizeLimits.REASON)), "Released");
    }
}
