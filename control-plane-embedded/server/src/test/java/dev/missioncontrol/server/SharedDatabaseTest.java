package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.contract.postgres.PostgresCluster;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.offline.DatabaseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests servers that share a PostgreSQL, and their options. */
final class SharedDatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void aSecondNodeDoesNotEndTheOwnersTokenOfTheFirst() throws IOException {
        try (PostgresCluster cluster = PostgresCluster.start(directory.resolve("postgres"), 0, Map.of())) {
            Database database = Database.Postgres.at(cluster.url("postgres"), PostgresCluster.SUPERUSER, () -> "");
            Path first = Files.createDirectory(directory.resolve("first"));
            Path second = Files.createDirectory(directory.resolve("second"));
            try (Core one = Core.open(CoreConfig.inDirectory(first).on(database));
                    LocalServer server = LocalServer.start(one, first, "127.0.0.1", OptionalInt.empty())) {
                String token = server.files().ownerToken().orElseThrow().reveal();
                Files.copy(first.resolve("integrity.key"), second.resolve("integrity.key"));
                try (Core two = Core.open(CoreConfig.inDirectory(second).on(database));
                        LocalServer other = LocalServer.start(two, second, "127.0.0.1", OptionalInt.empty())) {
                    assertThat(other.files().ownerToken()).isEmpty();
                    assertThat(two.authenticate(token)).isPresent();
                    assertThat(one.authenticate(token)).isPresent();
                }
            }
        }
    }

    @Test
    void withoutAnAddressTheDatabaseIsAFileInTheDataDirectory() {
        assertThat(database(Map.of())).isEqualTo(new Database.H2File(directory));
    }

    @Test
    void aPasswordComesFromTheEnvironmentOrFromAFileThatIsReadAgain() throws IOException {
        Database.Postgres fromEnvironment = (Database.Postgres) database(
                Map.of("MISSION_DATABASE_PASSWORD", "one"),
                "--database-url=jdbc:postgresql://db/fleet",
                "--database-user=mission");
        assertThat(fromEnvironment.application().password().get()).isEqualTo("one");
        assertThat(fromEnvironment).asString().doesNotContain("one");
        Path file = Files.writeString(directory.resolve("password"), "two\n");
        Database.Postgres fromFile = (Database.Postgres) database(
                Map.of(),
                "--database-url=jdbc:postgresql://db/fleet",
                "--database-user=mission",
                "--database-password-file=" + file,
                "--migration-user=owner");
        assertThat(fromFile.application().password().get()).isEqualTo("two");
        assertThat(fromFile.migrations().orElseThrow().user()).isEqualTo("owner");
        Files.writeString(file, "three\n");
        assertThat(fromFile.application().password().get()).isEqualTo("three");
    }

    @Test
    void aPasswordInTheAddressAnAddressWithoutUserAndAnotherDatabaseAreRefused() {
        refused("--database-url=jdbc:postgresql://db/fleet?password=x", "--database-user=mission");
        refused("--database-url=jdbc:postgresql://db/fleet");
        refused("--database-url=jdbc:mysql://db/fleet", "--database-user=mission");
        refused("--database-user=mission");
        refused(
                "--database-url=jdbc:postgresql://db/fleet",
                "--database-user=mission",
                "--database-password-file=" + directory.resolve("absent"));
    }

    private void refused(String... options) {
        assertThatThrownBy(() -> database(Map.of(), options)).isInstanceOf(ControlPlaneException.class);
    }

    @CommandLine.Command
    private static final class Options {
        @CommandLine.Mixin
        private final DatabaseOptions database = new DatabaseOptions();
    }

    private Database database(Map<String, String> environment, String... options) {
        Options parsed = new Options();
        new CommandLine(parsed).parseArgs(options);
        return parsed.database.database(directory, environment);
    }
}
