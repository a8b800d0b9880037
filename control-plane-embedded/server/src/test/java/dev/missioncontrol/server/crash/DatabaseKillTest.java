package dev.missioncontrol.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.contract.postgres.PostgresCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills PostgreSQL with kill -9 under a running server; the database restarts, or its standby takes over. */
final class DatabaseKillTest {
    private static final Duration FIRST_WRITE_MAX = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    static IntStream rounds() {
        return Rounds.ofDirectories();
    }

    @ParameterizedTest(name = "{0} deaths")
    @MethodSource("rounds")
    void theServerGoesOnWithADatabaseThatCameBack(int rounds) {
        Path data = directory.resolve("postgres");
        AtomicReference<PostgresCluster> database = new AtomicReference<>(PostgresCluster.start(data, 0, Map.of()));
        int port = database.get().port();
        try (Trial trial = new Trial(directory.resolve("fleet"), ServerKillTest.on(database.get()))) {
            for (int round = 0; round < rounds; round++) {
                trial.round(() -> database.get().kill(), () -> {
                    database.set(PostgresCluster.start(data, port, Map.of()));
                    trial.awaitFirstWrite();
                });
            }
        } finally {
            database.get().close();
        }
    }

    @Test
    void theServerGoesOnWithTheStandbyAndNothingAcknowledgedIsLost() throws Exception {
        Path primaryData = directory.resolve("primary");
        Path standbyData = directory.resolve("standby");
        int port = freePort();
        PostgresCluster.start(primaryData, port, Map.of()).close();
        PostgresCluster.copyAsStandby(primaryData, standbyData, port);
        PostgresCluster primary =
                PostgresCluster.start(primaryData, port, Map.of("synchronous_standby_names", "standby"));
        try (PostgresCluster standby = PostgresCluster.start(standbyData, 0, Map.of());
                Trial trial = new Trial(directory.resolve("fleet"), onBoth(port, standby.port()))) {
            trial.round(primary::kill, () -> {
                promote(standby);
                long promoted = System.nanoTime();
                trial.awaitFirstWrite();
                assertThat(Duration.ofNanos(System.nanoTime() - promoted)).isLessThan(FIRST_WRITE_MAX);
            });
        }
    }

    private static List<String> onBoth(int primary, int standby) {
        return List.of(
                "--database-url",
                "jdbc:postgresql://127.0.0.1:" + primary + ",127.0.0.1:" + standby
                        + "/postgres?targetServerType=primary",
                "--database-user",
                PostgresCluster.SUPERUSER);
    }

    private static void promote(PostgresCluster standby) {
        try (Connection connection =
                DriverManager.getConnection(standby.url("postgres"), PostgresCluster.SUPERUSER, "")) {
            connection.createStatement().execute("select pg_promote()");
        } catch (SQLException e) {
            throw new IllegalStateException("promote the standby", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
