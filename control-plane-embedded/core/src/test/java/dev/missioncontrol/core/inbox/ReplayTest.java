package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.asks.AskLedger;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.ledger.LedgerReplay;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {
    @Test
    void foldingTheLogGivesTheSameItemsAsTheTable(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            opened.create("completed");
            InboxItem first = opened.claimed();
            submit(opened, first, new ItemCommand.Complete(first.epoch(), Result.of("done")));
            opened.create("expired");
            opened.claimed();
            opened.advance(Duration.ofSeconds(16));
            InboxItem again = opened.claimed();
            submit(opened, again, new ItemCommand.Fail(again.epoch(), Result.of("exit 1"), true));
            InboxItem cancelled = opened.create("cancelled");
            submitAsOwner(opened, cancelled, new ItemCommand.Cancel(cancelled.epoch(), "no"));
            InboxItem dead = opened.create("dead and retried");
            InboxItem failing = opened.claimed();
            submit(opened, failing, new ItemCommand.Fail(failing.epoch(), Result.of("exit 1"), false));
            opened.owner().inbox().submit(failing.id(), new ItemCommand.Retry(null), IdempotencyKey.random());
            submitAsOwner(opened, dead, new ItemCommand.Cancel(null, "enough"));
            opened.create("released");
            InboxItem released = opened.claimed();
            submit(opened, released, new ItemCommand.Release(released.epoch(), "stopping"));
            opened.core()
                    .classic(new Principal(Role.CLASSIC, "fleet"))
                    .ack(
                            opened.owner()
                                    .inbox()
                                    .create(NewItem.of(Opened.SLASH, "acked"), IdempotencyKey.random())
                                    .id(),
                            Opened.SLASH);
            InboxItem renewed = opened.claimed();
            opened.advance(Duration.ofSeconds(5));
            opened.renew(renewed);
            submit(opened, renewed, new ItemCommand.StartWork(renewed.epoch()));
            InboxItem adopted = opened.adopted(renewed);
            assertThat(adopted.epoch()).isEqualTo(renewed.epoch().next());
            assertThat(replayed(opened)).isEqualTo(table(opened));
        }
    }

    @Test
    void foldingTheLogGivesTheSameItemsAndAsksWhereHumansAreNeeded(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            opened.create("first");
            InboxItem first = opened.claimed();
            Plan plan = new Plan(
                    List.of(first.id()), null, first.times().changedAt().plusSeconds(3));
            InboxItem last = opened.owner()
                    .inbox()
                    .create(NewItem.of(Opened.SLASH, "last").planned(plan), IdempotencyKey.random());
            submit(opened, first, new ItemCommand.Note(first.epoch(), "half way"));
            submit(opened, first, new ItemCommand.LinkPr(first.epoch(), "https://example.org/pull/1"));
            submitAsOwner(opened, first, new ItemCommand.Relabel(null, List.of("later"), List.of()));
            AskId asked = ask(opened.runtime(), first, "which?");
            tell(opened, asked, new AskCommand.Snooze(first.times().changedAt().plusSeconds(2)));
            opened.advance(Duration.ofSeconds(5));
            tell(opened, asked, new AskCommand.Answer(new Reply.Text("this")));
            InboxItem again = opened.claimed();
            AskId other = ask(opened.owner(), again, "and now?");
            submitAsOwner(opened, again, new ItemCommand.Reassign(null, new AgentName("pixel"), "other"));
            tell(opened, other, new AskCommand.Withdraw("found it"));
            submitAsOwner(opened, again, new ItemCommand.Cancel(null, "no"));
            submitAsOwner(opened, last, new ItemCommand.Unblock(null));
            submit(opened, first, new ItemCommand.Complete(first.epoch(), Result.of("too late")));
            opened.advance(Duration.ofSeconds(5));
            assertThat(replayed(opened)).isEqualTo(table(opened));
            List<Ask> asks =
                    opened.owner().asks().list(AskFilter.ALL, null, 100).rows();
            assertThat(asks).hasSize(4);
            assertThat(replayedAsks(opened))
                    .isEqualTo(asks.stream()
                            .map(ask -> ask.holdingUp(0))
                            .collect(Collectors.toMap(Ask::id, Function.identity())));
        }
    }

    private static AskId ask(ControlPlane asker, InboxItem item, String need) {
        NewAsk ask = NewAsk.of(AskKind.TEXT, need).holding(item.id(), item.epoch());
        return ((AskOutcome.Accepted) asker.asks().raise(ask, IdempotencyKey.random()))
                .ask()
                .id();
    }

    private static void tell(Opened opened, AskId ask, AskCommand command) {
        assertThat(opened.owner().asks().submit(ask, command, IdempotencyKey.random()))
                .isInstanceOf(AskOutcome.Accepted.class);
    }

    private static Object replayedAsks(Opened opened) {
        LedgerReplay<AskId, Ask> replay = AskLedger.ASKS.fold();
        events(opened).forEach(replay::next);
        return replay.rows();
    }

    private static void submit(Opened opened, InboxItem item, ItemCommand command) {
        opened.runtime().inbox().submit(item.id(), command, IdempotencyKey.random());
    }

    private static void submitAsOwner(Opened opened, InboxItem item, ItemCommand command) {
        opened.owner().inbox().submit(item.id(), command, IdempotencyKey.random());
    }

    private static Object table(Opened opened) {
        List<InboxItem> rows =
                opened.owner().inbox().list(ItemFilter.ALL, null, 100).rows();
        return rows.stream().collect(Collectors.toMap(InboxItem::id, Function.identity()));
    }

    private static Object replayed(Opened opened) {
        LedgerReplay<ItemId, InboxItem> replay = ItemLedger.ITEMS.fold();
        events(opened).forEach(replay::next);
        return replay.rows();
    }

    private static List<AuditEvent> events(Opened opened) {
        List<AuditEvent> events = new ArrayList<>();
        Position head = opened.owner().audit().head();
        try (Feed feed = opened.owner().audit().follow(Position.START)) {
            while (events.isEmpty() || events.getLast().position().compareTo(head) < 0) {
                events.addAll(feed.await());
            }
        }
        return events;
    }
}
