package dev.missioncontrol.core.inbox.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ItemCountStoreTest {
    @TempDir
    private Path directory;

    private Opened opened;

    @BeforeEach
    void open() {
        opened = new Opened(directory);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private ItemCounts counts() {
        return opened.owner().inbox().counts();
    }

    @Test
    void everyChangeOfStateIsCounted() {
        InboxItem first = opened.create("first");
        InboxItem second = opened.create("second");
        opened.create("third");
        assertThat(counts()).isEqualTo(new ItemCounts(Map.of(ItemState.PENDING, 3L)));
        opened.claimed();
        opened.owner().inbox().submit(second.id(), new ItemCommand.Cancel(null, "not needed"), IdempotencyKey.random());
        assertThat(counts())
                .isEqualTo(new ItemCounts(Map.of(ItemState.PENDING, 1L, ItemState.ACKED, 1L, ItemState.CANCELLED, 1L)));
        opened.offFor(Duration.ofSeconds(1));
        assertThat(counts().total()).isEqualTo(3);
        assertThat(opened.find(first).state()).isEqualTo(ItemState.ACKED);
    }

    @Test
    void theNumberOfAnAgentsPendingItemsFollowsAReassignment() {
        InboxItem item = opened.create("one");
        opened.create("two");
        AgentName other = new AgentName("other");
        opened.owner()
                .inbox()
                .submit(item.id(), new ItemCommand.Reassign(null, other, "free"), IdempotencyKey.random());
        assertThat(opened.owner().agents().list())
                .extracting(AgentStatus::name, AgentStatus::queueDepth)
                .containsExactlyInAnyOrder(tuple(Opened.SLASH, 1L), tuple(other, 1L));
    }

    @Test
    void aCountOfZeroIsNotKept() {
        for (int i = 0; i < 5; i++) {
            NewItem item = NewItem.of(new AgentName("agent-" + i), "one");
            ItemId id =
                    opened.owner().inbox().create(item, IdempotencyKey.random()).id();
            opened.owner().inbox().submit(id, new ItemCommand.Cancel(null, "not needed"), IdempotencyKey.random());
        }
        opened.close();
        try (Store store = Store.open(new Database.H2File(directory))) {
            assertThat(store.<List<String>>read(
                            handle -> handle.createQuery("select agent || ':' || state from item_count")
                                    .mapTo(String.class)
                                    .list()))
                    .containsExactly(":CANCELLED");
        }
        opened = new Opened(directory);
    }

    @Test
    void aRefusedCommandIsNotCounted() {
        NewItem afterNothing =
                NewItem.of(Opened.SLASH, "refused").planned(new Plan(List.of(new ItemId("7".repeat(26))), null, null));
        assertThatThrownBy(() -> opened.owner().inbox().create(afterNothing, IdempotencyKey.random()))
                .isInstanceOf(ControlPlaneException.class);
        assertThat(counts().total()).isZero();
    }

    @Test
    void theNumbersAreKeptAndNotCountedForAReader() {
        opened.create("one");
        opened.close();
        try (Store store = Store.open(new Database.H2File(directory))) {
            store.fill(handle -> handle.execute("update item_count set items = 1000000 where agent = ''"));
        }
        opened = new Opened(directory);
        assertThat(counts().in(ItemState.PENDING)).isEqualTo(1_000_000);
        assertThat(opened.core().health().counts().orElseThrow().inbox().items())
                .containsEntry(ItemState.PENDING, 1_000_000L);
    }
}
