package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists valid tokens, newest first: bearer, issuer, expiry and last use.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class ListTokens implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(out, plane.access()::tokens, rows -> table(rows, out.now())));
    }

    private static TextTable table(List<TokenInfo> tokens, Instant now) {
        TextTable table = TextTable.of("No tokens.", "id", "role", "name", "issued by", "age", "until", "last used");
        for (TokenInfo token : tokens) {
            table.row(
                    token.id(),
                    StateNames.of(token.role()),
                    token.invites() == null ? token.name() : "for " + token.invites(),
                    token.issuedBy(),
                    RelativeTimes.of(token.issuedAt(), now),
                    token.expiresAt(),
                    RelativeTimes.of(token.lastUsedAt(), now));
        }
        return table;
    }
}
