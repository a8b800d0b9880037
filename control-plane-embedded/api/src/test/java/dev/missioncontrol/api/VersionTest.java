package dev.missioncontrol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class VersionTest {
    @Test
    void inTheFirstEraItIsTheSequence() {
        assertThat(Version.of(new Position(1, 17))).isEqualTo(new Version(17));
    }

    @Test
    void laterErasNeverRepeatANumber() {
        Position restored = new Position(3, 17);
        assertThat(Version.of(restored)).isEqualTo(new Version(2_000_000_000_017L));
        assertThat(Version.of(restored).event()).isEqualTo(restored);
    }

    @Test
    void itIsANumberOnTheWireAndMayBeMissing() {
        ChangeTimes times = new ChangeTimes(Instant.EPOCH, Instant.EPOCH, new Version(17));
        String json = "{\"createdAt\":\"1970-01-01T00:00:00Z\",\"changedAt\":\"1970-01-01T00:00:00Z\"";
        assertThat(Json.write(times)).isEqualTo(json + ",\"version\":17}");
        assertThat(Json.read(json + "}", ChangeTimes.class).version()).isEqualTo(Version.NONE);
    }

    @Test
    void aNegativeOneIsRefused() {
        assertThatThrownBy(() -> Version.parse("-1")).hasMessage("version is negative");
    }
}
