package dev.missioncontrol.core.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.RowIndex;
import dev.missioncontrol.core.store.rows.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows stay in memory from batch to batch as long as that is safe. */
final class RowCacheTest {
    private final Watched notes = new Watched();
    private Store store;
    private BatchRunner batchRunner;

    /** The notes, kept in memory, and what was read of them. */
    private static final class Watched implements Table<String, Notes> {
        private final List<String> read = new ArrayList<>();

        @Override
        public String key(Notes row) {
            return row.name();
        }

        @Override
        public boolean kept(Notes row) {
            return true;
        }

        @Override
        public Map<String, Notes> read(Connection connection, Collection<String> keys) throws SQLException {
            read.addAll(keys);
            return Notes.TABLE.read(connection, keys);
        }

        @Override
        public void insert(Connection connection, Collection<Notes> rows) throws SQLException {
            Notes.TABLE.insert(connection, rows);
        }

        @Override
        public void update(Connection connection, Collection<Notes> rows) throws SQLException {
            Notes.TABLE.update(connection, rows);
        }

        @Override
        public void replace(Connection connection, Collection<Notes> rows) throws SQLException {
            Notes.TABLE.replace(connection, rows);
        }

        @Override
        public void delete(Connection connection, Collection<String> keys) throws SQLException {
            Notes.TABLE.delete(connection, keys);
        }
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Notes.open(directory);
        batchRunner = new BatchRunner(store, store.read(EventLog::of), InstantSource.system());
    }

    @AfterEach
    void close() {
        batchRunner.close();
        store.close();
    }

    @Test
    void whatABatchPutIsNotReadByTheNext() {
        run(put("a", "one"));
        notes.read.clear();
        assertThat(found("a")).contains("one");
        run(put("a", "two"));
        assertThat(found("a")).contains("two");
        assertThat(notes.read).isEmpty();
        assertThat(store.read(Notes::all)).containsExactly(Map.entry("a", "two"));
    }

    @Test
    void aRowThatIsNotThereIsLookedForEachTime() {
        assertThat(found("a")).isEmpty();
        assertThat(found("a")).isEmpty();
        assertThat(notes.read).containsExactly("a", "a");
    }

    @Test
    void whatWasDeletedIsForgotten() {
        run(put("a", "one"));
        run(transaction -> {
            transaction.delete(notes, "a");
            return "deleted";
        });
        assertThat(found("a")).isEmpty();
    }

    @Test
    void whatWasRefusedOrRolledBackIsNotKept() {
        run(put("a", "one"));
        run(refused(put("a", "refused")));
        assertThat(found("a")).contains("one");
        run(put("a", "in the batch of a row that the database refuses"), put("n".repeat(27), "too long"));
        run(refused(transaction -> put("a", "two").apply(transaction) + " "
                + transaction.writing().execute("delete from note where item = 'b'")));
        assertThat(found("a")).contains("in the batch of a row that the database refuses");
    }

    @Test
    void sqlOfOnesOwnMakesEverythingBeReadAgain() {
        run(put("a", "one"));
        run(transaction -> transaction.writing().execute("update note set tail = 'by hand'"));
        assertThat(found("a")).contains("by hand");
    }

    /** The names of notes. */
    private static final class Names implements RowIndex<String, Notes> {
        private final Set<String> names = new TreeSet<>();

        @Override
        public void put(Notes row) {
            names.add(row.name());
        }

        @Override
        public void delete(String key) {
            names.remove(key);
        }
    }

    private Set<String> names() {
        return Objects.requireNonNull(
                run(transaction -> Set.copyOf(transaction.view(notes, Names.class, Names::new).names)));
    }

    @Test
    void aViewIsToldOfWhatIsCommittedAndOfNothingElse() {
        assertThat(names()).isEmpty();
        run(put("a", "one"), put("b", "one"), refused(put("c", "refused")));
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
        run(transaction -> {
            transaction.delete(notes, "a");
            return "deleted";
        });
        assertThat(names()).containsExactly("b");
    }

    @Test
    void aViewIsMadeAnewAfterARollbackAndAfterSqlOfOnesOwn() {
        run(put("a", "one"));
        assertThat(names()).isEmpty();
        run(put("b", "two"));
        assertThat(names()).containsExactly("b");
        run(transaction -> transaction.writing().execute("delete from note"));
        assertThat(names()).isEmpty();
        run(put("c", "three"));
        run(put("n".repeat(27), "too long"));
        assertThat(names()).isEmpty();
    }

    private Optional<String> found(String name) {
        Optional<String> text = Optional.ofNullable(run(
                transaction -> transaction.find(notes, name).map(Notes::text).orElse("")));
        return text.filter(found -> !found.isEmpty());
    }

    private Function<Transaction, String> put(String name, String text) {
        return transaction -> {
            transaction.put(notes, new Notes(name, text));
            return text;
        };
    }

    private static <T> Function<Transaction, T> refused(Function<Transaction, T> command) {
        return transaction -> {
            T answer = command.apply(transaction);
            throw new ControlPlaneException(Category.INVALID, "no", "Not this: " + answer);
        };
    }

    /** Runs one command in a batch of its own, or several in one; the answer of the first, if it was not refused. */
    @SafeVarargs
    private final <T> @Nullable T run(Function<Transaction, T> first, Function<Transaction, T>... others) {
        List<Job<?>> jobs = new ArrayList<>();
        Job<T> job = new Job<>(Prefetch.NONE, first);
        jobs.add(job);
        for (Function<Transaction, T> other : others) {
            jobs.add(new Job<>(Prefetch.NONE, other));
        }
        batchRunner.run(jobs);
        return job.answer().isCompletedExceptionally() ? null : job.answer().join();
    }
}
