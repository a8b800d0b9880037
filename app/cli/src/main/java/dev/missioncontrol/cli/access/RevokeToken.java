package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a token. Confined to the main thread. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Ends a token or an invitation; whatever its bearer waits for ends within a second.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class RevokeToken implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "ID", description = "The token, as the list names it.")
    private TokenId id;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            plane.access().revoke(id);
            out.tell(new Revoked(id), () -> "Revoked " + id + ".");
        });
    }

    /** What is told of it. */
    private record Revoked(TokenId revoked) {}
}
