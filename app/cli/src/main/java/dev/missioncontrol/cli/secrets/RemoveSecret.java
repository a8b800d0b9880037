package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.SecretCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Removes a secret permanently: destroys all its versions and ends its grants.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} git-token"})
final class RemoveSecret implements Callable<Integer> {
    @Mixin
    private SecretVerb verb;

    @Override
    public Integer call() {
        return verb.ask(_ -> new SecretCommand.Remove(), secret -> "Removed " + secret.name() + ".");
    }
}
