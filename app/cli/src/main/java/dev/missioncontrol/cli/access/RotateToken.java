package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.access.TokenId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description =
                "Creates a new token for the same bearer; the old one ends when the new one is used, or after ten minutes.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class RotateToken implements Callable<Integer> {
    @Mixin
    private NewTokenOutput output;

    @Parameters(paramLabel = "ID", description = "The id of the token, as tokens list shows it.")
    private TokenId id;

    @Override
    public Integer call() {
        return output.tell((plane, key) -> plane.access().rotate(id, key));
    }
}
