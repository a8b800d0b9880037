package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
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
        ItemReplay replay = new ItemReplay();
        Position head = opened.owner().audit().head();
        Position seen = Position.START;
        try (Feed feed = opened.owner().audit().follow(seen)) {
            while (seen.compareTo(head) < 0) {
                for (AuditEvent event : feed.await()) {
                    replay.next(event);
                    seen = event.position();
                }
            }
        }
        return replay.items();
    }
}
