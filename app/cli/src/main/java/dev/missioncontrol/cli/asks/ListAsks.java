package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists open asks, most urgent first; with --all all asks, newest first.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --kind approval --json"})
final class ListAsks implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only asks of this kind: ${COMPLETION-CANDIDATES}.")
    private Set<AskKind> kinds = new LinkedHashSet<>();

    @Option(names = "--item", paramLabel = "ID", description = "Only asks about this item.")
    private @Nullable ItemId item;

    @Option(names = "--snoozed", description = "Includes hidden asks.")
    private boolean snoozed;

    @Option(names = "--all", description = "Includes answered, withdrawn and expired asks.")
    private boolean all;

    @Override
    public Integer call() {
        Set<AskState> states = all ? Set.of() : Set.of(AskState.OPEN);
        AskFilter filter = new AskFilter(states, kinds, item, snoozed || all);
        return session.run((plane, out) -> paging.tell(
                out, (cursor, limit) -> plane.asks().list(filter, cursor, limit), rows -> table(rows, out.now())));
    }

    private static TextTable table(List<Ask> asks, Instant now) {
        TextTable table =
                TextTable.of("Nothing needs a human.", "id", "kind", "state", "age", "holds up", "deadline", "need");
        for (Ask ask : asks) {
            table.row(
                    ask.id(),
                    StateNames.of(ask.kind()),
                    ask.status().escalated() ? "escalated" : StateNames.of(ask.state()),
                    RelativeTimes.of(ask.dates().createdAt(), now),
                    ask.holdsUp(),
                    RelativeTimes.of(ask.terms().deadline(), now),
                    ask.need());
        }
        return table;
    }
}
