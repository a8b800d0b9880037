package dev.missioncontrol.core.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in batches of any size leave what the same commands leave one by one: rows, answers and the hashes of events. */
final class RandomBatchesTest {
    private static final int COMMANDS = 400;
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

    /** What a database holds and its callers heard, in the end. */
    private record Outcome(Object rows, List<String> chain, List<String> answers) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void batchesAreTheSameAsOneByOne(long seed, @TempDir Path directory) {
        Outcome alone = run(directory.resolve("alone"), seed, _ -> 1);
        Outcome batched = run(directory.resolve("batched"), seed, random -> 1 + random.nextInt(40));
        assertThat(batched).isEqualTo(alone);
        assertThat(alone.chain()).hasSizeGreaterThan(COMMANDS / 4);
    }

    private static Outcome run(Path directory, long seed, Function<Random, Integer> size) {
        Random commands = new Random(seed);
        Random sizes = new Random(seed);
        List<String> answers = new ArrayList<>();
        try (Store store = Notes.open(directory);
                BatchRunner batchRunner = new BatchRunner(store, store.read(EventLog::of), NOON)) {
            for (int done = 0; done < COMMANDS; ) {
                List<Job<?>> batch = new ArrayList<>();
                for (int left = Math.min(size.apply(sizes), COMMANDS - done); left > 0; left--, done++) {
                    batch.add(job(commands));
                }
                batchRunner.run(batch);
                batch.forEach(job -> answers.add(answer(job)));
            }
            return new Outcome(store.read(Notes::all), chain(store), answers);
        }
    }

    private static String answer(Job<?> job) {
        return job.answer()
                .handle((answer, failure) -> failure == null ? "" + answer : "refused")
                .join();
    }

    private static List<String> chain(Store store) {
        return store.read(handle -> handle.select("select subject, hash from event order by sequence")
                .map((row, _) -> row.getString("subject") + " " + HexFormat.of().formatHex(row.getBytes("hash")))
                .list());
    }

    /** One to three acts; some commands are refused after them. */
    private static Job<Object> job(Random random) {
        List<Function<Transaction, Object>> acts = new ArrayList<>();
        for (int acting = 1 + random.nextInt(3); acting > 0; acting--) {
            acts.add(act(random, "" + (char) ('a' + random.nextInt(6))));
        }
        boolean refused = random.nextInt(5) == 0;
        return new Job<>(Prefetch.NONE, transaction -> {
            List<Object> answers =
                    acts.stream().map(act -> act.apply(transaction)).toList();
            if (refused) {
                throw new ControlPlaneException(Category.INVALID, "no", "No.");
            }
            return answers;
        });
    }

    private static Function<Transaction, Object> act(Random random, String name) {
        String text = "text " + random.nextInt(100);
        String perhapsTooLong = name + "n".repeat(random.nextInt(2) * 26);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                transaction -> {
                    transaction.put(Notes.TABLE, new Notes(name, text));
                    return transaction.append(Notes.event("put." + name));
                };
            case 4 ->
                transaction -> {
                    transaction.delete(Notes.TABLE, name);
                    return transaction.append(Notes.event("deleted." + name));
                };
            case 5 -> transaction -> Notes.all(transaction.reading());
            case 6 ->
                transaction -> transaction
                        .find(Notes.TABLE, "n".repeat(26))
                        .or(() -> transaction.find(Notes.TABLE, name))
                        .isPresent();
            case 7 ->
                transaction -> {
                    transaction.put(Notes.TABLE, new Notes(perhapsTooLong, text));
                    return "put";
                };
            default -> transaction -> transaction.find(Notes.TABLE, name);
        };
    }
}
