package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "wake",
        description = "Shows a hidden ask again.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class WakeAsk implements Callable<Integer> {
    @Mixin
    private AskVerb verb;

    @Parameters(paramLabel = "ID", description = "The ask.")
    private AskId id;

    @Override
    public Integer call() {
        return verb.submit(id, _ -> new AskCommand.Wake(), "Woke");
    }
}
