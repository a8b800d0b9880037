package dev.missioncontrol.core.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.core.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database files of earlier versions open in this one, with everything in them. */
public final class UpgradeTest {
    @Test
    void theFirstVersionsFileOpens(@TempDir Path directory) throws IOException {
        copy("v1/control-plane.mv.db", directory);
        copy("v1/integrity.key", directory);
        try (Opened opened = new Opened(directory)) {
            List<InboxItem> items =
                    opened.owner().inbox().list(ItemFilter.ALL, null, 100).rows();
            assertThat(items)
                    .extracting(item -> item.title() + " " + item.state())
                    .containsExactly(
                            "pending PENDING",
                            "acked ACKED",
                            "expired WORKING",
                            "cancelled CANCELLED",
                            "failed FAILED",
                            "completed COMPLETED");
            List<AuditEvent> events =
                    opened.owner().audit().list(AuditFilter.ALL, null, 500).rows();
            assertThat(events.getLast().hash())
                    .isEqualTo("4d27ac849ac251e8d32b5e8bbc7b010a03526e086fe5de77f4c523db266fab66");
            assertThat(events)
                    .extracting(AuditEvent::type)
                    .contains("item.created", "item.lease-expired", "token.issued");
        }
    }

    private static void copy(String name, Path directory) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(name), name + " is missing")) {
            Files.copy(file, directory.resolve(Path.of(name).getFileName()));
        }
    }
}
