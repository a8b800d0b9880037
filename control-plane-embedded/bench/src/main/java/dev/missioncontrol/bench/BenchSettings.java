package dev.missioncontrol.bench;

import dev.missioncontrol.bench.stage.DatabaseKind;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param kinds the databases
 * @param rounds that count; one more is run first and thrown away
 * @param round how long one round lasts
 * @param callers how many work at once, one measure for each number
 * @param samples of a latency, over all rounds
 * @param agents that give signs of life
 * @param beats how long they do
 * @param events in the log that is verified and searched
 */
public record BenchSettings(
        List<DatabaseKind> kinds,
        int rounds,
        Duration round,
        List<Integer> callers,
        int samples,
        int agents,
        Duration beats,
        int events) {
    /** What the project quotes. */
    public static final BenchSettings USUAL = new BenchSettings(
            List.of(DatabaseKind.values()),
            3,
            Duration.ofSeconds(4),
            List.of(8, 64),
            300,
            10_000,
            Duration.ofSeconds(30),
            1_000_000);

    public BenchSettings {
        kinds = List.copyOf(kinds);
        callers = List.copyOf(callers);
    }
}
