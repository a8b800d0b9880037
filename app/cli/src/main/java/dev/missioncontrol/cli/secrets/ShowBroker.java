package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.Secrets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The broker: broker. Confined to the main thread. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Says whether the broker can open what it keeps: unset, locked or open.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME}"})
final class ShowBroker implements Callable<Integer> {
    @Mixin
    private BrokerVerb verb;

    @Override
    public Integer call() {
        return verb.tell(Secrets::broker);
    }
}
