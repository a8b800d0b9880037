package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.NewToken;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a machine join. Confined to the main thread. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Makes a join token, with which a runtime (or an agent) of that name enrols once.",
        footer = {
            "",
            "Example:",
            "  ${COMMAND-FULL-NAME} --name vm-1 | ssh vm-1 mission-control runtime --home DIR --url URL"
        })
final class JoinMachine implements Callable<Integer> {
    @Mixin
    private NewTokenOutput output;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "runtime",
            description = "runtime or agent; ${DEFAULT-VALUE} if not given.")
    private Role role;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Its name.")
    private String name = "";

    @Option(names = "--term", paramLabel = "SPAN", description = "How long it is good, 60m at most; else 10m.")
    private @Nullable Duration term;

    @Override
    public Integer call() {
        NewToken machine = new NewToken(role, name, term);
        return output.tell((plane, key) -> plane.enrolments().letJoin(machine, key));
    }
}
