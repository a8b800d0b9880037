package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cancel",
        description = "Cancels an item; its holder is told to stop.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --reason 'done by hand'"})
final class CancelItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "The reason; it is kept in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        return verb.submit(
                new ItemCommand.Cancel(null, verb.fitting("reason", reason, SizeLimits.REASON)), "Cancelled");
    }
}
