package dev.missioncontrol.cli.status;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes the state of a fleet.
 *
 * @param oldestAsk the oldest open ask, hidden ones included; absent when nothing needs a human
 */
record Status(
        Actor whoAmI,
        Position head,
        ItemCounts items,
        AskCounts asks,
        @Nullable Ask oldestAsk,
        List<RuntimeStatus> runtimes,
        List<AgentStatus> agents) {
    private static final AskFilter OPEN = new AskFilter(Set.of(AskState.OPEN), Set.of(), null, true);
    private static final int PAGE = 200;

    static Status of(ControlPlane plane) {
        return new Status(
                plane.access().whoAmI(),
                plane.audit().head(),
                plane.inbox().counts(),
                plane.asks().counts(),
                oldest(plane),
                plane.runtimes().list(),
                plane.agents().list());
    }

    /** Looks at every ask: the listing is sorted by urgency, so the oldest may be anywhere in it. */
    private static @Nullable Ask oldest(ControlPlane plane) {
        Ask oldest = null;
        String cursor = null;
        do {
            Page<Ask> page = plane.asks().list(OPEN, cursor, PAGE);
            oldest = Stream.concat(Stream.ofNullable(oldest), page.rows().stream())
                    .min(Comparator.comparing((Ask ask) -> ask.dates().createdAt()))
                    .orElse(null);
            cursor = page.next();
        } while (cursor != null);
        return oldest;
    }

    String text(Instant now) {
        TextTable facts = TextTable.facts()
                .row("You are", whoAmI)
                .row("Log", "at " + head)
                .row("Items", counted())
                .row(
                        "Needs you",
                        asks.open() + " open, " + asks.escalated() + " escalated, " + asks.snoozed() + " snoozed");
        if (oldestAsk != null) {
            facts.row(
                    "Oldest ask",
                    oldestAsk.id() + ", " + RelativeTimes.of(oldestAsk.dates().createdAt(), now) + ": "
                            + oldestAsk.need());
        }
        facts.row("Runtimes", alive(runtimes.stream().map(RuntimeStatus::liveness)));
        for (RuntimeStatus runtime : runtimes) {
            facts.row(
                    "  " + runtime.name(),
                    StateNames.of(runtime.liveness()) + ", seen "
                            + RelativeTimes.of(runtime.evidence().at(), now) + ", "
                            + runtime.sessions().size() + " sessions on " + runtime.host());
        }
        return facts.row("Agents", alive(agents.stream().map(AgentStatus::liveness)))
                .toString();
    }

    private String counted() {
        return Arrays.stream(ItemState.values())
                .filter(state -> items.in(state) > 0)
                .map(state -> items.in(state) + " " + StateNames.of(state))
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(", "), text -> text.isEmpty() ? "none" : text));
    }

    private static String alive(Stream<Liveness> all) {
        List<Liveness> states = all.toList();
        return states.isEmpty()
                ? "none"
                : states.stream().filter(state -> state == Liveness.ALIVE).count() + " of " + states.size() + " alive";
    }
}
