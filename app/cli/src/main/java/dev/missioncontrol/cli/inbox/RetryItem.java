package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "retry",
        description = "Returns a failed item to the queue with all its attempts.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class RetryItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Override
    public Integer call() {
        return verb.submit(new ItemCommand.Retry(null), "Retried");
    }
}
