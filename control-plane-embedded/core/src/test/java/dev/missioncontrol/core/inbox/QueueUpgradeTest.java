package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.inbox.items.QueuePlace;
import dev.missioncontrol.core.ledger.LedgerReplay;
import dev.missioncontrol.core.upgrade.UpgradeTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the first version stand in the queue as if this version had written them. */
final class QueueUpgradeTest {
    private static final List<String> LABELS = List.of(
            "[]",
            "[\"parked\"]",
            "[\"needs-approval\",\"sev-1\"]",
            "[\"blocked\"]",
            "[\"in-review\"]",
            "[\"later\",\"sev-2\"]",
            "[\"sev-2\"]",
            "[\"deploy\"]",
            "[\"handoff\"]",
            "[\"blocked-by-nothing\"]");

    @TempDir
    Path directory;

    @BeforeEach
    void copyTheOldFile() throws IOException {
        copy("v1/control-plane.mv.db");
        copy("v1/integrity.key");
    }

    private void copy(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(name), name + " is missing")) {
            Files.copy(file, directory.resolve(Path.of(name).getFileName()));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("control-plane"), "mission", "");
    }

    @Test
    void derivedColumnsAreThoseThatWouldBeWrittenNow() throws SQLException {
        addPendingRows();
        List<InboxItem> items;
        try (Opened opened = new Opened(directory)) {
            items = opened.owner().inbox().list(ItemFilter.ALL, null, 100).rows();
        }
        List<String> expected = items.reversed().stream()
                .map(item -> item.id() + " " + QueuePlace.claimable(item) + " " + QueuePlace.rank(item) + " "
                        + millis(item) + " "
                        + (item.status().heldSince() == null
                                ? null
                                : item.status().heldSince().toEpochMilli()))
                .toList();
        assertThat(expected).hasSize(6 + 2 * LABELS.size());
        assertThat(columns()).isEqualTo(expected);
    }

    private static @Nullable Long millis(InboxItem item) {
        return QueuePlace.nextAt(item) == null
                ? null
                : Objects.requireNonNull(QueuePlace.nextAt(item)).toEpochMilli();
    }

    private void addPendingRows() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            int number = 0;
            for (String labels : LABELS) {
                for (String notBefore : List.of("null", "99999999999999")) {
                    statement.execute("insert into item (id, agent, title, body, labels, author, state, epoch, attempt,"
                            + " losses, runnable, command, not_before, created_at, changed_at) values ('01kk"
                            + "%022d".formatted(number++) + "', 'slash', 't', '', '" + labels
                            + "', 'owner:x', 'PENDING', 0, 0, 0, true,"
                            + " '{\"argv\":[\"true\"],\"repository\":\"/srv/repo\"}', " + notBefore + ", 0, 0)");
                }
            }
        }
    }

    private List<String> columns() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id, claimable, queue_rank, next_at, held_since from item order by id")) {
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getBoolean(2) + " " + row.getInt(3) + " " + row.getString(4) + " "
                        + row.getString(5));
            }
        }
        return rows;
    }

    @Test
    void eventsOfTheFirstVersionFoldIntoTheRowsOfThisOne() {
        try (Opened opened = new Opened(directory)) {
            LedgerReplay<ItemId, InboxItem> replay = ItemLedger.ITEMS.fold();
            List<AuditEvent> events = new ArrayList<>(
                    opened.owner().audit().list(AuditFilter.ALL, null, 500).rows());
            Collections.reverse(events);
            events.forEach(replay::next);
            Map<ItemId, InboxItem> rows = opened.owner().inbox().list(ItemFilter.ALL, null, 100).rows().stream()
                    .collect(Collectors.toMap(InboxItem::id, item -> item));
            assertThat(replay.rows().keySet()).isEqualTo(rows.keySet());
            // how long a lease lasts after a restart is no event
            replay.rows()
                    .forEach((id, item) -> assertThat(rows.get(id))
                            .usingRecursiveComparison()
                            .ignoringFields("status.lease")
                            .isEqualTo(item));
        }
    }
}
