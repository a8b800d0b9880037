package dev.missioncontrol.core.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database files of earlier versions open in this one, with everything in them. */
public final class UpgradeTest {
    @Test
    void theFirstVersionsFileOpens(@TempDir Path directory) {
        Fixtures.firstVersion(directory);
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
            assertThat(items)
                    .allSatisfy(item -> assertThat(events)
                            .filteredOn(event -> event.subject().equals("item:" + item.id()))
                            .first()
                            .extracting(event -> Version.of(event.position()))
                            .isEqualTo(item.version()));
        }
    }
}
