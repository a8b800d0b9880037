package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SecretValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "unlock",
        mixinStandardHelpOptions = true,
        description =
                "Opens the broker with its passphrase, typed or read from standard input. The first unlock sets the"
                        + " passphrase.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --change"})
final class UnlockBroker implements Callable<Integer> {
    @Mixin
    private BrokerVerb verb;

    @Option(names = "--change", description = "Sets a new passphrase; the broker must be open.")
    private boolean change;

    @Override
    public Integer call() {
        return verb.tell(secrets -> {
            try (SecretValue passphrase =
                    SecretInput.read(verb.environment(), change ? "New passphrase" : "Passphrase")) {
                Sealed sealed = secrets.broker().key().seal(passphrase, SealContext.passphrase());
                return secrets.submit(
                        change ? new BrokerCommand.ChangePassphrase(sealed) : new BrokerCommand.Unlock(sealed));
            }
        });
    }
}
