package dev.missioncontrol.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Execution;
import dev.missioncontrol.core.store.write.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One declaration of a table gives its changes, its replay, its differences and its erasure. */
final class LedgerTableTest {
    private static final Actor KIM = new Actor(Role.OPERATOR, "kim");

    private static final RowTable<String, Tail> TAILS =
            RecordTable.of("note", Tail.class).fixed("tail").keyed("item", Tail::item);

    private static final LedgerTable<String, Tail> TABLE =
            LedgerTable.of("tail", name -> name, TAILS, LedgerTableTest::after, EventType.ITEM_CREATED);

    private Store store;
    private Writer writer;

    private record Tail(String item, String tail) {}

    private record Words(String text) {}

    private static @Nullable Tail after(@Nullable Tail before, LedgerEvent event) {
        return switch (event.type()) {
            case ITEM_CREATED, ITEM_NOTED ->
                new Tail(event.id(), event.words(Words.class).map(Words::text).orElse(Erased.TEXT));
            case ITEM_CANCELLED -> null;
            default -> before;
        };
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Store.open(new Database.H2File(directory));
        store.fill(handle -> handle.execute("create table note (item varchar(26) primary key, tail varchar not null)"));
        writer = new Writer(store, store.read(EventLog::of), InstantSource.system(), Execution.CALLERS_THREAD);
        writer.start();
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }

    private Tail record(EventType type, String id, String text) {
        return writer.submit(
                transaction -> TABLE.record(transaction, id, new Entry(type, Map.of(), new Words(text)), KIM));
    }

    @Test
    void anEventAndItsRowAreRecordedTogether() {
        assertThat(record(EventType.ITEM_CREATED, "a", "first")).isEqualTo(new Tail("a", "first"));
        assertThat(stored()).containsExactly(new Tail("a", "first"));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo("tail:a");
            assertThat(event.body()).isEqualTo("{\"text\":\"first\"}");
        });
    }

    @Test
    void anEventThatEndsASubjectRemovesItsRow() {
        record(EventType.ITEM_CREATED, "a", "first");
        writer.submit(transaction -> LedgerTable.record(
                transaction, "tail", "a", new Entry(EventType.ITEM_CANCELLED, Map.of()), KIM, List.of(TABLE)));
        assertThat(stored()).isEmpty();
        assertThat(difference()).isEmpty();
    }

    @Test
    void replayNamesTheFirstRowThatDiffers() {
        record(EventType.ITEM_CREATED, "a", "first");
        record(EventType.ITEM_CREATED, "b", "second");
        assertThat(difference()).isEmpty();
        execute("update note set tail = 'other' where item = 'b'");
        assertThat(difference()).contains("The row b of table note is not what its events say.");
        execute("delete from note where item = 'a'");
        assertThat(difference()).contains("Table note lacks the row a, which its events make.");
        execute("insert into note (item, tail) values ('0', 'x')");
        assertThat(difference()).contains("Table note has a row 0, which no event has made.");
    }

    @Test
    void erasureWritesTheRowAnewWithoutTheWords() {
        record(EventType.ITEM_CREATED, "a", "private");
        record(EventType.ITEM_CREATED, "b", "stays");
        writer.submit(transaction -> {
            LogStore.eraseBody(transaction.writing(), new Position(1, 1));
            TABLE.erase(transaction, LogStore.forward(transaction.reading(), Position.START, new Position(1, 1), 9));
            return true;
        });
        assertThat(stored()).containsExactly(new Tail("a", Erased.TEXT), new Tail("b", "stays"));
        assertThat(difference()).isEmpty();
    }

    @Test
    void subjectsOfAnotherKindAreNotItsConcern() {
        assertThat(List.of("tail:a", "tail").stream().allMatch(TABLE::concerns)).isTrue();
        assertThat(List.of("tails:a", "item:a").stream().anyMatch(TABLE::concerns))
                .isFalse();
    }

    private void execute(String sql) {
        writer.submit(transaction -> transaction.writing().execute(sql));
    }

    private List<Tail> stored() {
        return store.read(handle -> TAILS.page(handle, null, 9));
    }

    private List<AuditEvent> events() {
        return store.read(handle -> LogStore.newest(handle, 9));
    }

    private Optional<String> difference() {
        return store.read(handle -> {
            LedgerReplay<String, Tail> replay = TABLE.fold();
            LogStore.newest(handle, 99).reversed().forEach(replay::next);
            return replay.difference(handle);
        });
    }
}
