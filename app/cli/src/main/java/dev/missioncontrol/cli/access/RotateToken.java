package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.access.TokenId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Rotates a token. Confined to the main thread. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description =
                "Makes another token for the same bearer; the old one ends with its first use, or after ten minutes.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class RotateToken implements Callable<Integer> {
    @Mixin
    private NewTokenOutput output;

    @Parameters(paramLabel = "ID", description = "The token, as the list names it.")
    private TokenId id;

    @Override
    public Integer call() {
        return output.tell((plane, key) -> plane.access().rotate(id, key));
    }
}
