package dev.missioncontrol.core.asks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.inbox.Polled;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads more open asks than are ranked: all are listed, and none that is urgent stands behind others. */
final class AskListTest {
    private static final Principal FLEET = new Principal(Role.CLASSIC, "fleet");

    @Test
    void everyAskIsListedOnceAndUrgentOnesComeFirst(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            ClassicAsks mortal = opened.core().classicAsks(FLEET);
            for (int i = 0; i < 9; i++) {
                mortal.create("routine " + i, "", false, null);
            }
            mortal.create("urgent", "", true, null);
        }
        try (Store store = Store.open(new Database.H2File(directory))) {
            for (int ranked = 1; ranked <= 11; ranked++) {
                for (int rows = 1; rows <= 11; rows++) {
                    List<String> all = all(store, ranked, rows);
                    assertThat(all).hasSize(10).doesNotHaveDuplicates().startsWith("urgent", "routine 0");
                }
            }
        }
    }

    private static List<String> all(Store store, int ranked, int rows) {
        AskList list = new AskList(store, AskFilter.OPEN, Instant.EPOCH, ranked);
        List<String> needs = new ArrayList<>();
        String cursor = null;
        do {
            Page<Ask> page = list.page(cursor, rows);
            page.rows().forEach(ask -> needs.add(ask.need()));
            cursor = page.next();
        } while (cursor != null);
        return needs;
    }

    @Test
    void aPollOfTheMortalQueueTellsThatThereIsMore(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            ClassicAsks mortal = opened.core().classicAsks(FLEET);
            for (int i = 0; i < Polled.ROWS_MAX; i++) {
                mortal.create("routine " + i, "", false, null);
            }
            assertThat(mortal.poll().more()).isFalse();
            mortal.create("urgent", "", true, null);
            assertThat(mortal.poll().rows())
                    .hasSize(Polled.ROWS_MAX)
                    .first()
                    .extracting(Ask::need)
                    .isEqualTo("urgent");
            assertThat(mortal.poll().more()).isTrue();
        }
    }
}
