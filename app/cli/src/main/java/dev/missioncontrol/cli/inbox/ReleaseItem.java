package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives an item back. Confined to the main thread. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Takes an item from its holder and puts it back into the queue; costs no attempt.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --reason 'its agent is stuck'"})
final class ReleaseItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why; it stays in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        return verb.submit(new ItemCommand.Release(null, reason), "Released");
    }
}
