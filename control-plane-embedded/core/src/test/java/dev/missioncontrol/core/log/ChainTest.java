package dev.missioncontrol.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChainTest {
    private static final StoredEvent FIXED =
            new StoredEvent(1, 1, "item.created", 1, 1_767_225_600_000L, "owner:fleet", "item:x", "{\"a\":1}", null);

    @Test
    void eachEventHoldsTheHashOfTheOneBefore(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            opened.create("one");
            opened.claimed();
            List<AuditEvent> events = opened.owner()
                    .audit()
                    .list(AuditFilter.ALL, null, 100)
                    .rows()
                    .reversed();
            byte[] before = EventHash.GENESIS;
            for (AuditEvent event : events) {
                before = EventHash.of(before, stored(event));
                assertThat(event.hash()).isEqualTo(HexFormat.of().formatHex(before));
            }
            assertThat(events).hasSizeGreaterThan(3);
        }
    }

    @Test
    void theLayoutOfHashedBytesNeverChanges() {
        assertThat(HexFormat.of().formatHex(EventHash.of(EventHash.GENESIS, FIXED)))
                .isEqualTo("3826da5f24cc7811a1f158b51f2d71349ac0b58680ada9a71f656b86829c442e");
    }

    @Test
    void anotherOrderOfTheSameTextsGivesAnotherHash() {
        StoredEvent shifted = new StoredEvent(
                1, 1, "item.create", 1, 1_767_225_600_000L, "downer:fleet", "item:x", "{\"a\":1}", null);
        assertThat(EventHash.of(EventHash.GENESIS, shifted)).isNotEqualTo(EventHash.of(EventHash.GENESIS, FIXED));
    }

    @Test
    void aBodyIsKnownByItsSaltedDigest() {
        byte[] digest = EventHash.ofBody(new byte[16], "secret");
        assertThat(digest).isNotEqualTo(EventHash.ofBody(new byte[] {1}, "secret"));
        assertThat(digest).isNotEqualTo(EventHash.ofBody(new byte[16], "Secret"));
    }

    @Test
    void timeInTheLogNeverGoesBack(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            opened.create("now");
            opened.clock().jump(Duration.ofHours(-2));
            opened.create("two hours earlier by the wall clock");
            assertThat(opened.owner().audit().list(AuditFilter.ALL, null, 2).rows())
                    .extracting(AuditEvent::at)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    private static StoredEvent stored(AuditEvent event) {
        Actor actor = event.actor();
        return new StoredEvent(
                event.position().era(),
                event.position().sequence(),
                event.type(),
                event.version(),
                event.at().toEpochMilli(),
                actor.toString(),
                event.subject(),
                event.data(),
                event.bodyDigest() == null ? null : HexFormat.of().parseHex(event.bodyDigest()));
    }
}
