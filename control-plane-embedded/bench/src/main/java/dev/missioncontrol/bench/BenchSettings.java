package dev.missioncontrol.bench;

import dev.missioncontrol.bench.stage.DatabaseKind;
import java.time.Duration;
import java.util.List;

/**
 * The extent of a run.
 *
 * @param kinds the databases
 * @param rounds that count; one more is run first and dropped
 * @param round duration of one round
 * @param callers numbers of concurrent callers, one measure for each
 * @param samples of a latency, over all rounds
 * @param agents that send heartbeats
 * @param beats duration of the heartbeats
 * @param idle duration of the idleness
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
        Duration idle,
        int events) {
    /** The settings of the figures that the project quotes. */
    public static final BenchSettings USUAL = new BenchSettings(
            List.of(DatabaseKind.values()),
            3,
            Duration.ofSeconds(4),
            List.of(8, 64),
            300,
            10_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            1_000_000);

    public BenchSettings {
        kinds = List.copyOf(kinds);
        callers = List.copyOf(callers);
    }
}
