package dev.missioncontrol.core.inbox.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Label;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue is an index: its columns follow from the rows, and claims read it in order. */
final class QueuePlaceTest {
    @Test
    void laterYieldsToEverythingWhateverElseTheItemIsLabelled() {
        assertThat(Stream.of(List.of("sev-1"), List.of("x", "sev-2"), List.of("deploy"), List.of("handoff"))
                        .map(Label::rank))
                .containsExactly(0, 0, 1, 1);
        assertThat(Label.rank(List.of())).isEqualTo(2);
        assertThat(Label.rank(List.of("sev-1", "later"))).isEqualTo(3);
        assertThat(Label.rank(List.of("sev-10", "deployed"))).isEqualTo(2);
    }

    @Test
    void aClaimReadsTheQueueFromItsIndexInOrder(@TempDir Path directory) throws SQLException {
        try (Opened opened = new Opened(directory)) {
            InboxItem parked = opened.create("parked");
            opened.create("free");
            opened.owner()
                    .inbox()
                    .submit(
                            parked.id(),
                            new ItemCommand.Relabel(null, List.of("parked", "sev-1"), List.of()),
                            IdempotencyKey.random());
        }
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("control-plane"), "mission", "")) {
            assertThat(ask(connection, "select claimable, queue_rank from item order by id"))
                    .containsExactly("FALSE 4", "TRUE 2");
            String plan = String.join(
                    " ",
                    ask(
                            connection,
                            "explain select t.id, 1 from item t where " + ClaimOrder.CLAIMABLE + " order by "
                                    + ClaimOrder.ORDER + " limit 8"));
            assertThat(plan).contains("ITEM_QUEUE").contains("index sorted");
            String poll = String.join(
                    " ",
                    ask(
                            connection,
                            "explain select t.id, 1 from item t where t.offered_to = 'slash' order by t.offered_to, "
                                    + ClaimOrder.PLACE + " limit 8"));
            assertThat(poll).contains("ITEM_OFFERED").contains("index sorted");
        }
    }

    private static List<String> ask(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                rows.add(columns == 1 ? row.getString(1) : row.getString(1) + " " + row.getString(2));
            }
        }
        return rows;
    }
}
