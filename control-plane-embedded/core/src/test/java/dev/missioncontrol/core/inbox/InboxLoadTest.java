package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counting what is open stays as cheap as there is little of it, however long the history is. */
final class InboxLoadTest {
    @Test
    void countingAStateReadsItsPartOfAnIndexAndNotTheTable(@TempDir Path directory) {
        try (Store store = Store.open(new Database.H2File(directory))) {
            String plan = store.read(handle -> handle.createQuery("explain " + ItemStore.COUNT)
                    .bind("state", "PENDING")
                    .bind("most", 5)
                    .mapTo(String.class)
                    .one());
            assertThat(plan).contains("ITEM_QUEUE: STATE = ").doesNotContain("tableScan");
        }
    }
}
