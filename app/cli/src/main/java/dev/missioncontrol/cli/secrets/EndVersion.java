package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.SecretCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Destroys a version. Confined to the main thread. */
@Command(
        name = "end-version",
        mixinStandardHelpOptions = true,
        description = "Destroys what is kept of a version, for good; the one before it is given again if it is there.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} git-token 3"})
final class EndVersion implements Callable<Integer> {
    @Mixin
    private SecretVerb verb;

    @Parameters(paramLabel = "VERSION", description = "The version's number.")
    private int number;

    @Override
    public Integer call() {
        return verb.ask(
                _ -> new SecretCommand.EndVersion(number),
                secret -> "Version " + number + " of " + secret.name() + " is gone.");
    }
}
