package dev.missioncontrol.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** Records the answers that callers received, in a process that is never killed. Thread-safe. */
final class Ledger {
    private final ConcurrentMap<ItemId, InboxItem> created = new ConcurrentHashMap<>();
    private final ConcurrentMap<Claim, InboxItem> claimed = new ConcurrentHashMap<>();
    private final ConcurrentMap<ItemId, InboxItem> completed = new ConcurrentHashMap<>();
    private final Queue<Asked> unknown = new ConcurrentLinkedQueue<>();

    private record Claim(ItemId item, Epoch epoch) {}

    void created(InboxItem item) {
        InboxItem before = created.put(item.id(), item);
        assertThat(before).as("an item created twice").isNull();
    }

    void claimed(InboxItem item) {
        InboxItem before = claimed.put(new Claim(item.id(), item.epoch()), item);
        assertThat(before).as("two holders of the same lease").isNull();
    }

    void completed(InboxItem item) {
        InboxItem before = completed.put(item.id(), item);
        assertThat(before).as("an item completed twice").isNull();
    }

    /** Records a command whose outcome is unknown. */
    void unknown(Asked asked) {
        unknown.add(asked);
    }

    int acknowledged() {
        return created.size() + claimed.size() + completed.size();
    }

    int unanswered() {
        return unknown.size();
    }

    /** Repeats the commands without an answer under the same keys; each is answered now. */
    void askAgain(Planes planes) {
        for (Asked asked = unknown.poll(); asked != null; asked = unknown.poll()) {
            InboxItem answer = asked.ask(planes, this);
            if (asked instanceof Asked.Create create) {
                assertThat(answer)
                        .extracting(InboxItem::title)
                        .isEqualTo(create.item().assignment().title());
            }
        }
    }

    /** Checks that everything acknowledged is there. */
    void isTold(Planes planes) {
        for (InboxItem item : List.copyOf(created.values())) {
            InboxItem found = planes.owner().inbox().find(item.id()).orElseThrow();
            assertThat(found.title()).isEqualTo(item.title());
            InboxItem end = completed.get(item.id());
            if (end != null) {
                assertThat(found.state()).isEqualTo(ItemState.COMPLETED);
                assertThat(found.result()).isEqualTo(end.result());
            }
        }
        claimed.forEach((claim, _) -> {
            InboxItem found = planes.owner().inbox().find(claim.item()).orElseThrow();
            assertThat(found.epoch().value())
                    .isGreaterThanOrEqualTo(claim.epoch().value());
        });
    }
}
