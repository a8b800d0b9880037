package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.NewToken;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "issue",
        mixinStandardHelpOptions = true,
        description = "Creates a token and prints it; it is never shown again.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --role agent --name pixel --term 30d",
            "  ${COMMAND-FULL-NAME} --role metrics --name prometheus > /etc/prometheus/mc-token"
        })
final class IssueToken implements Callable<Integer> {
    @Mixin
    private NewTokenOutput output;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "The role of its bearer: operator, support, runtime, agent, classic or metrics.")
    private Role role;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The name of the bearer in the log; fleet for classic.")
    private String name = "";

    @Option(
            names = "--term",
            paramLabel = "SPAN",
            description = "The lifetime, for example 12h or 30d; default: until it is revoked.")
    private @Nullable Duration term;

    @Override
    public Integer call() {
        NewToken wanted = new NewToken(role, name, term);
        return output.tell((plane, key) -> plane.access().issue(wanted, key));
    }
}
