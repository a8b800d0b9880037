package dev.missioncontrol.cli.audit;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.Output;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import dev.missioncontrol.cli.terminal.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "as-of",
        mixinStandardHelpOptions = true,
        description = "Shows items, asks and agents as they were at a past moment.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} 2026-01-31T12:00:00Z",
            "  ${COMMAND-FULL-NAME} 2h           # two hours ago",
            "  ${COMMAND-FULL-NAME} 1:42         # right after this event"
        })
final class AsOf implements Callable<Integer> {
    private static final Pattern POSITION = Pattern.compile("\\d+:\\d+");

    @Mixin
    private Session session;

    @Parameters(paramLabel = "MOMENT", description = "A time, a duration before now, or an event's position.")
    private String moment = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The maximum number of items; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--cursor",
            paramLabel = "CURSOR",
            description = "Continues a listing at the cursor that its last page printed.")
    private @Nullable String cursor;

    @Override
    public Integer call() {
        return session.run(this::tell);
    }

    private void tell(ControlPlane plane, Output out) {
        Moment then = POSITION.matcher(moment).matches()
                ? new Moment.Event(Position.parse(moment))
                : new Moment.Time(Times.past(moment, out.now()));
        Past past = plane.audit().asOf(then, cursor, limit);
        out.tell(past, () -> text(past));
        if (past.items().next() != null) {
            out.hint("There are more items; continue with --cursor "
                    + past.items().next() + ".");
        }
        if (past.asks().size() < past.openAsks()) {
            out.hint("There were " + past.openAsks() + " open asks; these are the first "
                    + past.asks().size() + ".");
        }
    }

    private static String text(Past past) {
        String counts = Arrays.stream(ItemState.values())
                .filter(state -> past.counts().in(state) > 0)
                .map(state -> past.counts().in(state) + " " + StateNames.of(state))
                .collect(Collectors.joining(", "));
        TextTable items = TextTable.of("No items.", "id", "state", "agent", "made", "title");
        for (InboxItem item : past.items().rows()) {
            Instant made = item.times().createdAt();
            items.row(item.id(), StateNames.of(item.state()), item.agent(), made, item.title());
        }
        TextTable asks = TextTable.of("No open asks.", "id", "kind", "asked", "need");
        past.asks()
                .forEach(ask -> asks.row(
                        ask.id(), StateNames.of(ask.kind()), ask.dates().createdAt(), ask.need()));
        TextTable agents = TextTable.of("No agents.", "agent", "queue", "holds");
        past.agents().forEach(agent -> agents.row(agent.name(), agent.pending(), agent.holds()));
        TextTable head = TextTable.facts().row("After event", past.position()).fact("Items", counts);
        String gap = System.lineSeparator();
        return String.join(gap, head.toString(), items.toString(), asks.toString(), agents.toString());
    }
}
