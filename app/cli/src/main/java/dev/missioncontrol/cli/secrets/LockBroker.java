package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.BrokerCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        description = "Makes the broker forget its root key until it is unlocked again.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME}"})
final class LockBroker implements Callable<Integer> {
    @Mixin
    private BrokerVerb verb;

    @Override
    public Integer call() {
        return verb.tell(secrets -> secrets.submit(new BrokerCommand.Lock()));
    }
}
