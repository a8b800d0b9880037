package dev.missioncontrol.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.api.ControlPlaneException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens directories in which something is not as it should be: each is told in one sentence, with what to do. */
final class UnusableDirectoryTest {
    @TempDir
    private Path temp;

    private Path data() {
        return temp.resolve("data");
    }

    private Path database() {
        return data().resolve("control-plane.mv.db");
    }

    private void used() {
        Core.open(CoreConfig.inDirectory(data())).close();
    }

    private String refusal(String type) {
        ControlPlaneException e =
                catchThrowableOfType(ControlPlaneException.class, () -> Core.open(CoreConfig.inDirectory(data())));
        assertThat(e.type()).as(e.getMessage()).isEqualTo(type);
        assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception", "\n", "..");
        return Objects.requireNonNull(e.getMessage());
    }

    @Test
    void aFileInItsPlace() throws IOException {
        Files.writeString(data(), "");
        assertThat(refusal("data-directory-unusable"))
                .startsWith("Could not use the data directory " + data())
                .contains("a file is where a directory is needed");
    }

    @Test
    void aFileInPlaceOfItsParent() throws IOException {
        Files.writeString(temp.resolve("parent"), "");
        ControlPlaneException e = catchThrowableOfType(
                ControlPlaneException.class,
                () -> Core.open(CoreConfig.inDirectory(temp.resolve("parent").resolve("data"))));
        assertThat(e.getMessage()).contains("a file is where a directory is needed");
    }

    @Test
    void aMissingParentIsMade() {
        Core.open(CoreConfig.inDirectory(temp.resolve("a/b/c"))).close();
        assertThat(temp.resolve("a/b/c/control-plane.mv.db")).exists();
    }

    @Test
    void aDirectoryInPlaceOfTheKey() throws IOException {
        Files.createDirectories(data().resolve("integrity.key"));
        assertThat(refusal("integrity-key")).contains("integrity.key", "a directory is where a file is needed");
    }

    @Test
    void aKeyThatIsNone() throws IOException {
        Files.createDirectories(data());
        Files.writeString(data().resolve("integrity.key"), "abcd");
        assertThat(refusal("integrity-key")).contains("integrity.key", "32 bytes in hex", "put back the copy");
    }

    @Test
    void aDatabaseThatIsAnotherFile() throws IOException {
        used();
        Files.writeString(database(), "This is a letter.\n".repeat(1000));
        assertThat(refusal("database-unavailable")).contains("control-plane.mv.db is ", "restore a backup");
    }

    @Test
    void aDatabaseThatIsDamaged() throws IOException {
        used();
        try (FileChannel file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
            file.truncate(20_000);
        }
        assertThat(refusal("database-unavailable")).contains("control-plane.mv.db is damaged", "restore a backup");
    }

    @Test
    void aDirectoryInPlaceOfTheDatabase() throws IOException {
        used();
        Files.delete(database());
        Files.createDirectory(database());
        assertThat(refusal("database-unavailable"))
                .contains("control-plane.mv.db", "a directory is where a file is needed");
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpen() throws IOException {
        used();
        try (FileChannel other = FileChannel.open(database(), StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            assertThat(refusal("database-unavailable")).contains("another program has control-plane.mv.db open");
        }
    }

    @Test
    void aDatabaseOfALaterVersion() {
        used();
        Jdbi.create("jdbc:h2:file:" + data().resolve("control-plane"), "mission", "")
                .useHandle(
                        handle -> handle.execute(
                                "update \"flyway_schema_history\" set \"version\" = '999', \"script\" = 'V999__later.sql'"
                                        + " where \"installed_rank\" = (select max(\"installed_rank\") from \"flyway_schema_history\")"));
        assertThat(refusal("newer-database")).contains("later version", "999");
    }
}
