package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "reads",
        mixinStandardHelpOptions = true,
        description = "Lists the reads of a secret with their work, newest first.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} git-token"})
final class ListReads implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Parameters(paramLabel = "NAME", description = "The secret.")
    private SecretName name;

    @Override
    public Integer call() {
        return session.run((plane, out) -> paging.tell(
                out, (cursor, limit) -> plane.secrets().reads(name, cursor, limit), rows -> table(rows, out.now())));
    }

    private static TextTable table(List<SecretRead> reads, Instant now) {
        TextTable table = TextTable.of("The secret has not been read.", "age", "by", "version", "agent", "item");
        for (SecretRead read : reads) {
            SecretLease lease = read.lease();
            table.row(
                    RelativeTimes.of(read.at(), now),
                    read.by(),
                    read.version(),
                    lease == null ? "revealed" : lease.agent(),
                    lease == null ? null : lease.item());
        }
        return table;
    }
}
