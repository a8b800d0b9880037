package dev.missioncontrol.core.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands of one batch see of each other and leave behind. */
final class BatchTest {
    private Store store;
    private BatchRunner batchRunner;

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
    void aCommandSeesWhatTheOnesBeforeItPut() {
        List<Job<?>> jobs =
                run(put("a", "first"), transaction -> text(transaction, "a"), put("a", "second"), t -> text(t, "a"));
        assertThat(jobs.get(1).answer().join()).isEqualTo(Optional.of("first"));
        assertThat(jobs.get(3).answer().join()).isEqualTo(Optional.of("second"));
        assertThat(stored()).containsExactly(Map.entry("a", "second"));
    }

    @Test
    void whatIsDeletedIsGoneForThoseAfterAndForGood() {
        run(put("a", "kept"), put("b", "gone"));
        List<Job<?>> jobs = run(delete("b"), transaction -> text(transaction, "b"), put("c", "brief"), delete("c"));
        assertThat(jobs.get(1).answer().join()).isEqualTo(Optional.empty());
        assertThat(stored()).containsExactly(Map.entry("a", "kept"));
    }

    @Test
    void aRefusedCommandLeavesNothingAndItsNeighboursRunOnce() {
        AtomicInteger runs = new AtomicInteger();
        run(put("a", "before"));
        List<Job<?>> jobs = run(
                counted(runs, put("b", "neighbour")),
                refusing(put("a", "spoiled")),
                counted(runs, transaction -> text(transaction, "a")));
        assertThatThrownBy(() -> jobs.get(1).answer().join()).hasCauseInstanceOf(ControlPlaneException.class);
        assertThat(jobs.get(2).answer().join()).isEqualTo(Optional.of("before"));
        assertThat(stored()).containsExactly(Map.entry("a", "before"), Map.entry("b", "neighbour"));
        assertThat(subjects()).containsExactly("put.a", "put.b");
        assertThat(runs).hasValue(2);
    }

    @Test
    void aRefusalAfterSqlOfItsOwnLeavesNothingEither() {
        List<Job<?>> jobs = run(
                put("a", "kept"),
                refusing(transaction ->
                        transaction.writing().execute("insert into note (item, tail) values ('b', 'spoiled')")),
                refusing(transaction -> {
                    transaction.put(Notes.TABLE, new Notes("c", "written by the question"));
                    return Notes.all(transaction.reading());
                }),
                put("d", "kept"));
        assertThat(jobs.stream().map(job -> job.answer().isCompletedExceptionally()))
                .containsExactly(false, true, true, false);
        assertThat(stored()).containsOnlyKeys("a", "d");
        assertThat(subjects()).containsExactly("put.a", "put.d");
        assertThat(sequences()).containsExactly(1, 2);
    }

    @Test
    void aRowThatTheDatabaseRefusesFailsAlone() {
        List<Job<?>> jobs = run(put("a", "fits"), put("n".repeat(27), "does not"), put("b", "fits"));
        assertThat(jobs.stream().map(job -> job.answer().isCompletedExceptionally()))
                .containsExactly(false, true, false);
        assertThat(stored()).containsOnlyKeys("a", "b");
        assertThat(sequences()).containsExactly(1, 2);
    }

    @Test
    void sqlOfOnesOwnSeesWhatWasPut() {
        List<Job<?>> jobs = run(put("a", "in memory"), transaction -> Notes.all(transaction.reading()));
        assertThat(jobs.get(1).answer().join()).isEqualTo(Map.of("a", "in memory"));
    }

    @Test
    void aQueryGivesRowsAsTheBatchHasThem() {
        run(put("a", "one"), put("b", "two"), put("c", "three"));
        List<Job<?>> jobs = run(put("a", "changed"), delete("b"), put("d", "new"), BatchTest::selected);
        assertThat(jobs.get(3).answer().join()).isEqualTo(List.of(new Notes("a", "changed"), new Notes("c", "three")));
    }

    private static List<Notes> selected(Transaction transaction) {
        return transaction.select(
                Notes.TABLE,
                handle -> handle.createQuery("select item, tail from note order by item")
                        .map((row, _) -> new Notes(row.getString("item"), row.getString("tail")))
                        .list());
    }

    @Test
    void aRowTakesThePlaceOfAnotherThatNobodyLookedFor() {
        run(put("b", "one"));
        run(replace("b", "two"), replace("c", "new"), refusing(replace("d", "no")), put("c", "newer"));
        assertThat(stored()).isEqualTo(Map.of("b", "two", "c", "newer"));
        run(replace("b", "three"), delete("b"));
        assertThat(stored()).isEqualTo(Map.of("c", "newer"));
        run(refusing(replace("c", "no")), put("c", "newest"));
        assertThat(stored()).isEqualTo(Map.of("c", "newest"));
    }

    @Test
    void whatABatchPutIsKnownToItsCommands() {
        List<Job<?>> jobs = run(
                put("b", "one"),
                put("a", "two"),
                delete("b"),
                transaction -> transaction.changed(Notes.TABLE).toList());
        assertThat(jobs.get(3).answer().join()).isEqualTo(List.of(new Notes("a", "two")));
    }

    @SafeVarargs
    private final List<Job<?>> run(Function<Transaction, ?>... commands) {
        List<Job<?>> jobs = new ArrayList<>();
        for (Function<Transaction, ?> command : commands) {
            jobs.add(job(command));
        }
        batchRunner.run(jobs);
        return jobs;
    }

    private static <T> Job<T> job(Function<Transaction, T> command) {
        return new Job<>(Prefetch.row(Notes.TABLE, "a"), command);
    }

    private static Function<Transaction, Object> put(String name, String text) {
        return transaction -> {
            transaction.put(Notes.TABLE, new Notes(name, text));
            return transaction.append(Notes.event("put." + name));
        };
    }

    private static Function<Transaction, Object> replace(String name, String text) {
        return transaction -> {
            transaction.replace(Notes.TABLE, new Notes(name, text));
            return text;
        };
    }

    private static Function<Transaction, Object> delete(String name) {
        return transaction -> {
            transaction.delete(Notes.TABLE, name);
            return transaction.append(Notes.event("deleted." + name));
        };
    }

    private static Function<Transaction, Object> refusing(Function<Transaction, ?> command) {
        return transaction -> {
            Object answer = command.apply(transaction);
            throw new ControlPlaneException(Category.INVALID, "no", "Not this: " + answer);
        };
    }

    private static Function<Transaction, Object> counted(AtomicInteger runs, Function<Transaction, ?> command) {
        return transaction -> {
            runs.incrementAndGet();
            return command.apply(transaction);
        };
    }

    private static Optional<String> text(Transaction transaction, String name) {
        return transaction.find(Notes.TABLE, name).map(Notes::text);
    }

    private Map<String, String> stored() {
        return store.read(Notes::all);
    }

    private List<String> subjects() {
        return store.read(handle -> handle.select("select subject from event order by sequence")
                .mapTo(String.class)
                .list());
    }

    private List<Integer> sequences() {
        return store.read(handle -> handle.select("select sequence from event order by sequence")
                .mapTo(Integer.class)
                .list());
    }
}
