package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.Secrets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Shows the state of the broker: unset, locked or open.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME}"})
final class ShowBroker implements Callable<Integer> {
    @Mixin
    private BrokerVerb verb;

    @Override
    public Integer call() {
        return verb.tell(Secrets::broker);
    }
}
