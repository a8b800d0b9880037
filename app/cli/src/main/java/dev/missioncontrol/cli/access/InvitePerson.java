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
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Creates an invitation, which a person can exchange for a token once.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} --role support --name kim --term 24h"})
final class InvitePerson implements Callable<Integer> {
    @Mixin
    private NewTokenOutput output;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "The person's role: owner, operator or support.")
    private Role role;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The name of the person in the log.")
    private String name = "";

    @Option(names = "--term", paramLabel = "SPAN", description = "The lifetime of the invitation; at most three days.")
    private @Nullable Duration term;

    @Override
    public Integer call() {
        NewToken wanted = new NewToken(role, name, term);
        return output.tell((plane, key) -> plane.access().invite(wanted, key));
    }
}
