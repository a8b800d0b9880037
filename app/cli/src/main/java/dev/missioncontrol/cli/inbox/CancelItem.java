package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cancels an item. Confined to the main thread. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Ends an item that is not wanted any more; its holder is told to stop.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --reason 'done by hand'"})
final class CancelItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why; it stays in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        return verb.submit(new ItemCommand.Cancel(null, reason), "Cancelled");
    }
}
