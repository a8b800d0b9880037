package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.secrets.SecretCommand;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "grant",
        mixinStandardHelpOptions = true,
        description = "Allows an agent's work to read a secret.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} git-token --agent pixel --project site --purpose 'push what it made'"
        })
final class GrantSecret implements Callable<Integer> {
    @Mixin
    private SecretVerb verb;

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            required = true,
            description = "The agent whose work may read the secret.")
    private AgentName agent;

    @Option(names = "--project", paramLabel = "NAME", description = "Only items of this project; default: all.")
    private @Nullable String project;

    @Option(names = "--purpose", paramLabel = "TEXT", required = true, description = "The purpose, in your own words.")
    private String purpose = "";

    @Override
    public Integer call() {
        return verb.ask(
                _ -> new SecretCommand.Give(agent, project, purpose),
                secret -> "Granted by " + secret.grants().getLast().id() + ".");
    }
}
