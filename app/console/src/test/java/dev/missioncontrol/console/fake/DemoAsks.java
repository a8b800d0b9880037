package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides the asks of {@link DemoData}: at least one of each kind. */
final class DemoAsks {
    private final FakeControlPlane controlPlane;
    private final Instant now;
    private final List<InboxItem> items;

    private DemoAsks(FakeControlPlane controlPlane, Instant now) {
        this.controlPlane = controlPlane;
        this.now = now;
        this.items = controlPlane.inbox().list(ItemFilter.ALL, null, 20).rows().stream()
                .filter(item -> item.state().held())
                .toList();
    }

    static void fill(FakeControlPlane controlPlane, Instant now) {
        DemoAsks asks = new DemoAsks(controlPlane, now);
        asks.put(
                new NewAsk(
                        new AskQuestion(
                                AskKind.APPROVAL,
                                "Roll 2.14 out to all customers?",
                                "The canary ran for two hours with 5 % of the traffic: 0 errors, p99 at 212 ms (was 230 ms).\n\nRolling back takes about four minutes.",
                                List.of()),
                        asks.items.get(0).id(),
                        asks.items.get(0).epoch(),
                        new AgentName("izzy"),
                        new AskTerms(now.plus(Duration.ofMinutes(35)), null, null),
                        true),
                9,
                22);
        asks.put(
                asks.ask(AskKind.CHOICE, "slash", "Which branch should the fix start from?", 1)
                        .choosing(
                                "main, as everything else",
                                "release/2.14, so that it ships on Friday",
                                "Both: fix on main, then pick it"),
                4,
                48);
        asks.put(asks.ask(AskKind.SECRET, "axl", "Token for the staging registry", 2), 3, 75);
        asks.put(asks.ask(AskKind.TEXT, "duff", "How should the invoice export name its columns?", null), 1, 130);
        asks.put(asks.ask(AskKind.ACCESS, "slash", "Read access to the repository acme/ledger", null), 1, 190);
        asks.put(asks.ask(AskKind.TASK, "steven", "Accept the new terms of the certificate authority", null), 0, 400);
        asks.put(
                asks.ask(AskKind.APPROVAL, "duff", "Delete 214 branches that were merged more than 90 days ago?", null),
                0,
                55 * 60);
    }

    private NewAsk ask(AskKind kind, String agent, String need, @Nullable Integer item) {
        InboxItem about = item == null ? null : items.get(item);
        return new NewAsk(
                new AskQuestion(
                        kind,
                        need,
                        "Asked while working on it; the work waits and goes on by itself with the answer.",
                        List.of()),
                about == null ? null : about.id(),
                about == null ? null : about.epoch(),
                new AgentName(agent),
                AskTerms.NONE,
                false);
    }

    private void put(NewAsk ask, int holdsUp, int minutesAgo) {
        controlPlane.asks().put(ask, holdsUp, now.minus(Duration.ofMinutes(minutesAgo)));
    }
}
