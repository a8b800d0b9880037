package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Duration;
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
        description = "Lists items, newest first.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --state pending --state failed",
            "  ${COMMAND-FULL-NAME} --agent main --older-than 2h --json"
        })
final class ListItems implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Option(names = "--agent", paramLabel = "NAME", description = "Only items of this agent.")
    private @Nullable AgentName agent;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only items in this state: ${COMPLETION-CANDIDATES}.")
    private Set<ItemState> states = new LinkedHashSet<>();

    @Option(names = "--label", paramLabel = "LABEL", description = "Only items with this label.")
    private @Nullable String label;

    @Option(names = "--older-than", paramLabel = "AGE", description = "Only items at least this old, for example 2h.")
    private @Nullable Duration olderThan;

    @Option(
            names = "--words",
            paramLabel = "WORDS",
            description = "Only items with all these beginnings of words in title, body or command.")
    private @Nullable String words;

    @Override
    public Integer call() {
        ItemFilter filter = new ItemFilter(agent, states, label, olderThan, words);
        return session.run((plane, out) -> paging.tell(
                out, (cursor, limit) -> plane.inbox().list(filter, cursor, limit), rows -> table(rows, out.now())));
    }

    static TextTable table(List<InboxItem> items, Instant now) {
        TextTable table = TextTable.of("No items.", "id", "state", "agent", "age", "holder", "title");
        for (InboxItem item : items) {
            table.row(
                    item.id(),
                    StateNames.of(item.state()),
                    item.agent(),
                    RelativeTimes.of(item.times().createdAt(), now),
                    item.state().held() && item.status().holder() != null
                            ? item.status().holder().label()
                            : null,
                    item.title());
        }
        return table;
    }
}
