package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.NewToken;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Invites a person. Confined to the main thread. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Makes an invitation that a person turns into a token, once.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} --role support --name kim --term 24h"})
final class InvitePerson implements Callable<Integer> {
    @Mixin
    private NewTokenOutput output;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "What the person will be: owner, operator or support.")
    private Role role;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Whom the log will name.")
    private String name = "";

    @Option(names = "--term", paramLabel = "SPAN", description = "How long the invitation is good; three days at most.")
    private @Nullable Duration term;

    @Override
    public Integer call() {
        NewToken wanted = new NewToken(role, name, term);
        return output.tell((plane, key) -> plane.access().invite(wanted, key));
    }
}
