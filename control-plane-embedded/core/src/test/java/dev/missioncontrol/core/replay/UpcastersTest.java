package dev.missioncontrol.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class UpcastersTest {
    private static AuditEvent event(String type, int version, String data) {
        return new AuditEvent(
                new Position(1, 1),
                type,
                version,
                Instant.EPOCH,
                new Actor(Role.SYSTEM, "test"),
                "x",
                data,
                null,
                null,
                "00");
    }

    @Test
    void anOldEventPassesEveryStepToTheNewestVersion() {
        Upcasters upcasters = Upcasters.NONE
                .with("a", 1, old -> event("a", 2, old.data() + "2"))
                .with("a", 2, old -> event("a", 3, old.data() + "3"));
        assertThat(upcasters.current(event("a", 1, "1"))).isEqualTo(event("a", 3, "123"));
        assertThat(upcasters.current(event("a", 3, "new"))).isEqualTo(event("a", 3, "new"));
        assertThat(upcasters.current(event("b", 1, "1"))).isEqualTo(event("b", 1, "1"));
    }

    @Test
    void aStepThatLeadsNowhereIsADefect() {
        Upcasters upcasters = Upcasters.NONE.with("a", 1, old -> old);
        assertThatThrownBy(() -> upcasters.current(event("a", 1, ""))).isInstanceOf(IllegalStateException.class);
    }
}
