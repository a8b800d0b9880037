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
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Creates a join token, with which a runtime (or an agent) of that name can enrol once.",
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
            description = "runtime or agent; default ${DEFAULT-VALUE}.")
    private Role role;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The name of the runtime or agent.")
    private String name = "";

    @Option(names = "--term", paramLabel = "SPAN", description = "The lifetime, at most 60m; default 10m.")
    private @Nullable Duration term;

    @Override
    public Integer call() {
        NewToken machine = new NewToken(role, name, term);
        return output.tell((plane, key) -> plane.enrolments().letJoin(machine, key));
    }
}
