package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revokes a token or an invitation; open requests of its bearer end within a second.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class RevokeToken implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "ID", description = "The id of the token, as tokens list shows it.")
    private TokenId id;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            plane.access().revoke(id);
            out.tell(new Revoked(id), () -> "Revoked " + id + ".");
        });
    }

    private record Revoked(TokenId revoked) {}
}
