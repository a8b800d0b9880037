package dev.missioncontrol.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TelemetryFileTest {
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-11-29T12:30:15.250Z"));

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void create() {
        file = directory.resolve("control-plane-telemetry.mv.db");
        try (Store store = open()) {
            store.writeTelemetry(handle -> handle.execute("insert into alive (only_row, at_millis) values (1, 77)"));
        }
    }

    private Store open() {
        return Store.open(new Database.H2File(directory));
    }

    private List<Long> rows() {
        try (Store store = open()) {
            return store.readTelemetry(handle -> handle.createQuery("select at_millis from alive")
                    .mapTo(Long.class)
                    .list());
        }
    }

    private void damage(String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, WRITTEN);
    }

    private List<String> aside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains("unreadable"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyDamagedFileIsKeptUnderTheTimeOfItsLastWrite() throws IOException {
        damage("first ".repeat(2_000));
        assertThat(rows()).isEmpty();
        damage("second ".repeat(2_000));
        assertThat(rows()).isEmpty();
        assertThat(aside())
                .containsExactly(
                        "control-plane-telemetry.mv.db.unreadable-20261129T123015250Z",
                        "control-plane-telemetry.mv.db.unreadable-20261129T123015251Z");
        assertThat(directory.resolve(aside().getFirst())).hasContent("first ".repeat(2_000));
    }

    @Test
    void aFileThatWasCutIsPutAside() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 3));
        rows();
    }

    @Test
    void aFileThatCannotBeOpenedStaysAndEndsTheStart() throws IOException {
        Path healthy = Files.move(file, directory.resolve("healthy"));
        Files.createDirectory(file); // stands for every failure that is not the content's
        assertThatThrownBy(this::open)
                .isInstanceOf(ControlPlaneException.class)
                .hasMessageContaining("control-plane-telemetry.mv.db cannot be used")
                .hasMessageContaining("a directory is where a file is needed");
        assertThat(aside()).isEmpty();
        Files.delete(file);
        Files.move(healthy, file);
        assertThat(rows()).containsExactly(77L);
    }
}
