package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "keep",
        mixinStandardHelpOptions = true,
        description =
                "Stores a value as the next version of a secret; the first version creates the secret. The value is"
                        + " typed or read from standard input.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} git-token", "  ${COMMAND-FULL-NAME} git-token < token.txt"})
final class KeepSecret implements Callable<Integer> {
    @Mixin
    private SecretVerb verb;

    @Override
    public Integer call() {
        return verb.ask(
                secrets -> {
                    try (SecretValue value = SecretInput.read(verb.environment(), "Value of " + verb.name())) {
                        return new SecretCommand.Keep(
                                secrets.broker().key().seal(value, SealContext.keep(verb.name())));
                    }
                },
                secret -> "Kept version " + secret.versions().getLast().number() + " of " + secret.name() + ".");
    }
}
