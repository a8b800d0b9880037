package dev.missioncontrol.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.proof.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export proves by itself, and what happens where it cannot be written. */
final class CheckedArchiveTest {
    @TempDir
    Path directory;

    @Test
    void anEndThatWasCutOffAndSignedAnewIsFound() throws IOException {
        Path honest = directory.resolve("honest.zip");
        try (Opened opened = new Opened(directory.resolve("data"));
                OutputStream out = Files.newOutputStream(honest)) {
            opened.create("signed");
            opened.advance(Duration.ofSeconds(61));
            opened.create("cut off");
            opened.owner().audit().export(true, out);
        }
        assertThat(findings(honest, key("data"))).isEmpty();
        Path forged = forged(honest, key("forger"));
        assertThat(findings(forged, key("data"))).containsExactly("file-not-signed");
    }

    private SigningKey key(String name) throws IOException {
        return SigningKey.of(IntegrityKeyFile.in(Files.createDirectories(directory.resolve(name))));
    }

    private static List<String> findings(Path file, SigningKey key) {
        return CheckedArchive.verify(file, key.publicKey(), List.of(), _ -> {}).findings().stream()
                .map(Finding::type)
                .toList();
    }

    /** The same without the last event, under another signature. */
    private Path forged(Path honest, SigningKey key) throws IOException {
        Path forged = directory.resolve("forged.zip");
        try (ArchiveReader reader = ArchiveReader.open(honest);
                OutputStream out = Files.newOutputStream(forged);
                ArchiveWriter writer = new ArchiveWriter(out)) {
            Manifest was = reader.manifest();
            for (Manifest.Part part : was.parts()) {
                List<String> lines = reader.lines(part.name()).lines().toList();
                int kept = part.name().startsWith("tables/event") ? lines.size() - 1 : lines.size();
                writer.part(part.name(), to -> {
                    for (String line : lines.subList(0, kept)) {
                        to.write(line + "\n");
                    }
                    return null;
                });
            }
            writer.finish(
                    parts -> new Manifest(
                            was.kind(),
                            was.format(),
                            was.schema(),
                            was.name(),
                            was.at(),
                            was.head(),
                            was.hash(),
                            was.bodies(),
                            key.publicKey(),
                            parts),
                    key);
        }
        return forged;
    }

    @Test
    void aCopyThatCannotBeWrittenIsNoFailureOfTheDatabase() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        try (Opened opened = new Opened(directory)) {
            assertThatThrownBy(() -> opened.owner().backups().write(full))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.type()).isEqualTo("copy-failed"));
        }
    }
}
