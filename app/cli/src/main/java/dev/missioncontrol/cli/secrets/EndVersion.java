package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.SecretCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "end-version",
        mixinStandardHelpOptions = true,
        description = "Destroys a version permanently; the previous version becomes current again if it still exists.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} git-token 3"})
final class EndVersion implements Callable<Integer> {
    @Mixin
    private SecretVerb verb;

    @Parameters(paramLabel = "VERSION", description = "The number of the version.")
    private int number;

    @Override
    public Integer call() {
        return verb.ask(
                _ -> new SecretCommand.EndVersion(number),
                secret -> "Version " + number + " of " + secret.name() + " is gone.");
    }
}
