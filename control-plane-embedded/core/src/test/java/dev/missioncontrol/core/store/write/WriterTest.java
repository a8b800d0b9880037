package dev.missioncontrol.core.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import dev.missioncontrol.core.support.Eventually;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {
    private Store store;
    private Writer writer;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Store.open(new Database.H2File(directory));
        writer = new Writer(store, store.read(EventLog::of), InstantSource.system(), Execution.OWN_THREAD);
        writer.start();
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }

    @Test
    void aCommandThatFailsDoesNotSpoilItsNeighboursInTheSameBatch() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        CompletableFuture<?> blocker = CompletableFuture.supplyAsync(() -> writer.submit(transaction -> held(full)));
        List<CompletableFuture<Object>> commands = IntStream.range(0, 8)
                .mapToObj(i -> virtually(() ->
                        writer.submit(transaction -> i == 3 ? broken(transaction) : append(transaction, "good." + i))))
                .toList();
        full.countDown();
        blocker.get();
        assertThatThrownBy(() -> commands.get(3).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ControlPlaneException.class);
        IntStream.of(0, 1, 2, 4, 5, 6, 7).forEach(i -> commands.get(i).join());
        assertThat(subjects()).hasSize(7).doesNotContain("broken");
        assertThat(sequences()).isEqualTo(IntStream.rangeClosed(1, 7).boxed().toList());
    }

    @Test
    void aRefusalAfterAWriteUndoesTheWrite() {
        assertThatThrownBy(() -> writer.submit(transaction -> {
                    append(transaction, "half");
                    throw new ControlPlaneException(ControlPlaneException.Category.INVALID, "no", "No.");
                }))
                .isInstanceOf(ControlPlaneException.class);
        assertThat(subjects()).isEmpty();
    }

    @Test
    void everyCallerWhoWaitsAtACloseIsAnswered() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        CompletableFuture<Object> blocker = virtually(() -> writer.submit(transaction -> held(full)));
        List<CompletableFuture<Object>> commands = IntStream.range(0, 600)
                .mapToObj(i -> virtually(() -> writer.submit(transaction -> append(transaction, "late." + i))))
                .toList();
        CompletableFuture<Object> closing = virtually(() -> {
            writer.close();
            return "closed";
        });
        full.countDown();
        closing.get(20, TimeUnit.SECONDS);
        blocker.handle((_, _) -> "answered").get(20, TimeUnit.SECONDS);
        for (CompletableFuture<Object> command : commands) {
            command.handle((_, _) -> "answered").get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void anErrorInACommandEndsThatCommandAlone() {
        assertThatThrownBy(() -> writer.submit(_ -> {
                    throw new StackOverflowError("planted");
                }))
                .isInstanceOf(ControlPlaneException.class);
        writer.submit(transaction -> append(transaction, "goes.on"));
        assertThat(subjects()).containsExactly("goes.on");
    }

    @Test
    void aDatabaseThatIsGoneIsOpenedAgainAndTheLogGoesOn() {
        writer.submit(transaction -> append(transaction, "before"));
        assertThatThrownBy(
                        () -> writer.submit(transaction -> transaction.writing().execute("shutdown immediately")))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class,
                        e -> assertThat(e.category()).isEqualTo(ControlPlaneException.Category.UNAVAILABLE));
        assertThat(subjects()).containsExactly("before");
        Eventually.until("a command is written", () -> written("after"));
        assertThat(subjects()).containsExactly("before", "after");
        assertThat(sequences()).containsExactly(1, 2);
        assertThat(writer.writable()).isTrue();
    }

    private boolean written(String subject) {
        try {
            writer.submit(transaction -> append(transaction, subject));
            return true;
        } catch (ControlPlaneException e) {
            return false;
        }
    }

    private static CompletableFuture<Object> virtually(Supplier<Object> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    @Test
    void aClosedWriterRefusesInsteadOfHanging() {
        writer.close();
        assertThatThrownBy(() -> writer.submit(transaction -> append(transaction, "late")))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("closed"));
        writer = new Writer(store, store.read(EventLog::of), InstantSource.system(), Execution.OWN_THREAD);
        writer.start();
    }

    @Test
    void anInterruptedCallerDoesNotCloseTheDatabase() {
        CountDownLatch asked = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.read(handle -> {
                    held(asked);
                    return handle.select("select 1").mapTo(Integer.class).one();
                }))
                .isInstanceOf(ControlPlaneException.class);
        assertThat(Thread.interrupted()).isTrue();
        asked.countDown();
        writer.submit(transaction -> append(transaction, "still.here"));
        assertThat(subjects()).containsExactly("still.here");
    }

    @Test
    void everyTableIsDeclaredWithItsClass() {
        Set<String> telemetry = TableClass.tables(TableClass.TELEMETRY);
        Set<String> others = new TreeSet<>(TableClass.TABLES.keySet());
        others.removeAll(telemetry);
        assertThat(store.read(WriterTest::tables))
                .filteredOn(name -> !name.startsWith("flyway"))
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(store.readTelemetry(WriterTest::tables)).containsExactlyInAnyOrderElementsOf(telemetry);
    }

    private static List<String> tables(Handle handle) {
        return handle.select(
                        "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'")
                .mapTo(String.class)
                .list();
    }

    private static Object held(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return until;
    }

    private static Object append(Transaction transaction, String subject) {
        return transaction.append(Notes.event(subject));
    }

    private static Object broken(Transaction transaction) {
        append(transaction, "broken");
        return transaction.writing().execute("insert into no_such_table values (1)");
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
