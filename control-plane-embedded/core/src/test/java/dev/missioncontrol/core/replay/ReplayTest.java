package dev.missioncontrol.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import dev.missioncontrol.core.upgrade.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that follow from the log follow from it exactly, also from the log that the first version wrote. */
final class ReplayTest {
    @TempDir
    Path directory;

    @Test
    void theLogOfTheFirstVersionMakesTheTablesOfThisOne() {
        Fixtures.firstVersion(directory);
        assertThat(differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update item set state = 'COMPLETED' where title = 'pending' | is not what its events say",
                "update item set title = 'other' where title = 'pending' | is not what its events say",
                "delete from item where title = 'pending' | lacks the row",
                "update item set id = concat('7', substring(id, 2)) where title = 'pending' | lacks the row",
                "update runtime set incarnation = 99 | is not what its events say",
                "update item_count set items = items + 1 where agent = '' | Table item_count says"
            })
    void aRowThatWasChangedBehindTheLogsBackIsNamed(String sql, String sentence) {
        Fixtures.firstVersion(directory);
        differences();
        Jdbi.create("jdbc:h2:file:" + directory.resolve("control-plane"), "mission", "")
                .useHandle(handle -> assertThat(handle.execute(sql)).isPositive());
        assertThat(differences()).first().asString().contains(sentence); // the numbers of items may differ then as well
    }

    private List<String> differences() {
        try (Store store = Store.open(new Database.H2File(directory))) {
            return Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {});
        }
    }

    @Test
    void everyProjectionIsDeclaredAndRegistered() {
        Set<String> registered =
                Core.projections().stream().map(Projection::table).collect(Collectors.toCollection(TreeSet::new));
        assertThat(registered).containsExactlyElementsOf(TableClass.tables(TableClass.PROJECTION));
    }
}
