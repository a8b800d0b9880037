package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.cli.place.Intention;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Submits one command on a secret and prints the outcome. */
final class SecretVerb {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    @Parameters(paramLabel = "NAME", description = "The secret's name: lower-case letters, digits and dashes.")
    private SecretName name;

    SecretName name() {
        return name;
    }

    CliEnvironment environment() {
        return session.environment();
    }

    int ask(Function<Secrets, SecretCommand> command, Function<Secret, String> told) {
        return session.run((plane, out) -> {
            SecretCommand asked = command.apply(plane.secrets());
            Secret secret = intention.carryOut(key -> plane.secrets().submit(name, asked, key));
            out.tell(secret, () -> told.apply(secret));
        });
    }
}
