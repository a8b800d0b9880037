package dev.missioncontrol.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Witness;
import dev.missioncontrol.api.audit.Witness.Outcome;
import dev.missioncontrol.api.audit.WitnessFile;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.Opened;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that was there before notices when the history behind its back is another one. */
final class WitnessTest {
    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void name() {
        data = directory.resolve("data");
    }

    /** A new process each time: only the file remembers. */
    private Witness witness() {
        return new Witness(new WitnessFile(directory.resolve("witness.json")));
    }

    private void see(Opened opened) {
        Audit audit = opened.owner().audit();
        assertThat(witness().compare(audit)).isEqualTo(new Outcome.GoesOn());
        witness().accept(audit);
        opened.create("seen live");
        witness().saw(audit.list(AuditFilter.ALL, null, 1).rows());
    }

    private void refused(Opened opened, String why) {
        assertThatThrownBy(() -> witness().compare(opened.owner().audit()))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("another-history"))
                .hasMessageContaining(why);
    }

    @Test
    void aHistoryThatGoesOnIsAccepted() {
        try (Opened opened = new Opened(data)) {
            opened.advance(Duration.ofSeconds(2));
            see(opened);
            opened.offFor(Duration.ofSeconds(1));
            see(opened);
        }
    }

    @Test
    void aDatabaseThatWasPutBackIsNoticed() throws IOException {
        Path copy = directory.resolve("copy");
        try (Opened opened = new Opened(data)) {
            opened.create("old");
        }
        Files.copy(data.resolve("control-plane.mv.db"), copy);
        try (Opened opened = new Opened(data)) {
            see(opened);
        }
        Files.delete(data.resolve("control-plane.mv.db"));
        Files.copy(copy, data.resolve("control-plane.mv.db"));
        try (Opened opened = new Opened(data)) {
            refused(opened, "it ends before event");
            for (int i = 0; i < 5; i++) {
                opened.create("written anew " + i);
            }
            refused(opened, "is another one");
        }
    }

    @Test
    void anotherControlPlaneInItsPlaceIsNoticed() {
        try (Opened opened = new Opened(data)) {
            opened.advance(Duration.ofSeconds(2));
            see(opened);
        }
        try (Opened opened = new Opened(directory.resolve("other"))) {
            opened.advance(Duration.ofSeconds(2));
            for (int i = 0; i < 5; i++) {
                opened.create("another " + i);
            }
            refused(opened, "signed with another key");
        }
    }

    @Test
    void anOpenRestoreIsToldAndAccepted() throws IOException {
        Path backup = directory.resolve("backup.zip");
        Path target = Files.createDirectory(directory.resolve("target"));
        try (Opened opened = new Opened(data)) {
            opened.advance(Duration.ofSeconds(2));
            try (OutputStream out = Files.newOutputStream(backup)) {
                opened.owner().backups().write(out);
            }
            see(opened);
        }
        Files.copy(data.resolve("integrity.key"), target.resolve("integrity.key"));
        var restored = Core.restore(CoreConfig.inDirectory(target), backup, false, _ -> {});
        try (Opened opened = new Opened(target)) {
            Audit audit = opened.owner().audit();
            assertThat(witness().compare(audit)).isEqualTo(new Outcome.Restored(restored.kept(), 2));
            witness().accept(audit);
            assertThat(witness().compare(audit)).isEqualTo(new Outcome.GoesOn());
        }
    }

    @Test
    void theMarkerOfAnEarlierRestoreExcusesNothing() throws IOException {
        Path backup = directory.resolve("backup.zip");
        Path target = Files.createDirectory(directory.resolve("target"));
        Path file = target.resolve("control-plane.mv.db");
        try (Opened opened = new Opened(data);
                OutputStream out = Files.newOutputStream(backup)) {
            opened.owner().backups().write(out);
        }
        Files.copy(data.resolve("integrity.key"), target.resolve("integrity.key"));
        Core.restore(CoreConfig.inDirectory(target), backup, false, _ -> {});
        Path copy = Files.copy(file, directory.resolve("copy"));
        try (Opened opened = new Opened(target)) {
            opened.create("given up in secret");
            see(opened);
        }
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        Jdbi.create("jdbc:h2:file:" + target.resolve("control-plane"), "mission", "")
                .useHandle(handle -> {
                    handle.execute(
                            "insert into event (era, sequence, type, version, at_millis, actor, subject, data, hash)"
                                    + " select 3, 1, type, version, at_millis, actor, subject, data, hash from event"
                                    + " where era = 2 and sequence = 1");
                    handle.execute("update log_head set era = 3, sequence = 1");
                });
        try (Opened opened = new Opened(target)) {
            refused(opened, "it ends before event");
        }
    }
}
