package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists secrets: current version, grants and last reader. Values are not shown.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class ListSecrets implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(out, plane.secrets()::list, rows -> table(rows, out.now())));
    }

    private static TextTable table(List<Secret> secrets, Instant now) {
        TextTable table = TextTable.of("No secrets.", "name", "version", "granted to", "last read", "age");
        for (Secret secret : secrets) {
            SecretRead read = secret.lastRead();
            table.row(
                    secret.name(),
                    secret.current().map(SecretVersion::number).orElse(null),
                    secret.grants().stream()
                            .filter(Grant::live)
                            .map(ListSecrets::granted)
                            .collect(Collectors.joining(", ")),
                    read == null ? null : read.by(),
                    RelativeTimes.of(at(read), now));
        }
        return table;
    }

    private static String granted(Grant grant) {
        return grant.agent() + (grant.project() == null ? "" : " in " + grant.project()) + " (" + grant.id() + ")";
    }

    private static @Nullable Instant at(@Nullable SecretRead read) {
        return read == null ? null : read.at();
    }
}
