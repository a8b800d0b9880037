package dev.missioncontrol.api.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SinceBootTest {
    @Test
    void theFirstNumberIsTheTimeSinceBoot() {
        assertThat(SinceBoot.parse("350735.47 234388.90\n")).isEqualTo(Duration.ofMillis(350_735_470));
    }

    @Test
    void itGoesOn() {
        SinceBoot.read()
                .ifPresent(before -> assertThat(SinceBoot.read().orElseThrow()).isGreaterThanOrEqualTo(before));
    }
}
