package dev.missioncontrol.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.inbox.InboxItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoreTest {
    @TempDir
    Path directory;

    @Test
    void everythingIsThereAfterARestart() {
        try (Opened opened = new Opened(directory)) {
            InboxItem item = opened.create("kept");
            var head = opened.owner().audit().head();
            opened.offFor(Duration.ofSeconds(1));
            assertThat(opened.find(item)).isEqualTo(item);
            assertThat(opened.owner().audit().head().sequence()).isEqualTo(head.sequence() + 1);
        }
    }

    @Test
    void aSecondProcessIsToldWhoHasTheDirectory() {
        try (Opened opened = new Opened(directory)) {
            assertThatThrownBy(() -> Core.open(CoreConfig.inDirectory(directory)))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.type()).isEqualTo("data-directory-in-use"))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(opened.owner().inbox().counts().total()).isZero();
        }
    }

    @Test
    void aHistoryIsNotContinuedWithAnotherIntegrityKey() throws IOException {
        Path key = directory.resolve("integrity.key");
        new Opened(directory).close();
        String right = Files.readString(key);
        Files.delete(key);
        assertThatThrownBy(() -> new Opened(directory)).hasMessageContaining("signed with another integrity key");
        Files.writeString(key, right);
        try (Opened opened = new Opened(directory)) {
            assertThat(opened.core().writable()).isTrue();
        }
    }

    @Test
    void aDirectoryThatCouldNotBeOpenedIsFreeAgain() throws IOException {
        Files.writeString(directory.resolve("integrity.key"), "");
        assertThatThrownBy(() -> Core.open(CoreConfig.inDirectory(directory)))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("integrity-key"));
        Files.delete(directory.resolve("integrity.key"));
        try (Opened opened = new Opened(directory)) {
            assertThat(opened.core().writable()).isTrue();
        }
    }
}
