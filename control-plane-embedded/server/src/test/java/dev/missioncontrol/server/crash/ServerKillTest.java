package dev.missioncontrol.server.crash;

import dev.missioncontrol.contract.postgres.PostgresCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the server with kill -9 while eight callers work and one client follows the log. */
final class ServerKillTest {
    @TempDir
    private Path directory;

    static IntStream rounds() {
        return Rounds.ofDirectories();
    }

    @ParameterizedTest(name = "{0} deaths")
    @MethodSource("rounds")
    void nothingAcknowledgedIsLostOnH2(int rounds) {
        kill(rounds, List.of());
    }

    @ParameterizedTest(name = "{0} deaths")
    @MethodSource("rounds")
    void nothingAcknowledgedIsLostOnPostgres(int rounds) {
        try (PostgresCluster database = PostgresCluster.start(directory.resolve("postgres"), 0, Map.of())) {
            kill(rounds, on(database));
        }
    }

    private void kill(int rounds, List<String> options) {
        try (Trial trial = new Trial(directory.resolve("fleet"), options)) {
            for (int round = 0; round < rounds; round++) {
                trial.round(trial::killServer, trial::startServer);
            }
        }
    }

    static List<String> on(PostgresCluster database) {
        return List.of("--database-url", database.url("postgres"), "--database-user", PostgresCluster.SUPERUSER);
    }
}
