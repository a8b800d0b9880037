package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.BrokerCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Re-encrypts all versions under a new key; an interrupted rotation continues.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME}"})
final class RotateBroker implements Callable<Integer> {
    @Mixin
    private BrokerVerb verb;

    @Override
    public Integer call() {
        return verb.tell(secrets -> secrets.submit(new BrokerCommand.Rotate()));
    }
}
