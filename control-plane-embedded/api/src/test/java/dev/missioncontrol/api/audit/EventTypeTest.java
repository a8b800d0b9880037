package dev.missioncontrol.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class EventTypeTest {
    @Test
    void everyTypeHasASentenceAndEverySentenceAType() {
        assertThat(EventSentences.all())
                .containsOnlyKeys(
                        Arrays.stream(EventType.values()).map(EventType::wire).toList())
                .allSatisfy((_, sentence) -> assertThat(sentence).isNotBlank());
    }

    @Test
    void everyTypeIsFoundByItsNameOnTheWire() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.find(type.wire())).hasValue(type);
            assertThat(type.wire().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT))
                    .isEqualTo(type.name());
        }
    }

    @Test
    void aTypeOfANewerVersionIsShownByItsName() {
        assertThat(EventType.find("item.painted")).isEmpty();
        assertThatThrownBy(() -> EventType.of("item.painted")).hasMessageContaining("item.painted");
        assertThat(EventSentences.of(event("item.painted"))).isEqualTo("item.painted");
        assertThat(EventSentences.of(event("item.\u202epainted"))).isEqualTo("item.⟨U+202E⟩painted");
        assertThat(EventSentences.of(event("item.lease-expired"))).isEqualTo("lease ran out");
    }

    private static AuditEvent event(String type) {
        Actor actor = Actor.parse("owner:laptop");
        return new AuditEvent(new Position(1, 7), type, 1, Instant.EPOCH, actor, "x", "{}", null, null, "00");
    }
}
