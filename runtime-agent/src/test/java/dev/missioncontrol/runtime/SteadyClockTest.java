package dev.missioncontrol.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant wall = Instant.parse("2026-03-01T08:00:00Z");
    private Duration elapsed = Duration.ofDays(3);
    private Optional<Duration> sinceBoot = Optional.of(Duration.ofDays(9));

    private SteadyClock clock() {
        return new SteadyClock(() -> wall, () -> elapsed, () -> sinceBoot);
    }

    @Test
    void theWallClockCountsAtTheBeginningAlone() {
        Instant begun = wall;
        SteadyClock clock = clock();
        wall = wall.plus(HOUR);
        elapsed = elapsed.plusSeconds(10);
        sinceBoot = sinceBoot.map(time -> time.plusSeconds(10));
        assertThat(clock.instant()).isEqualTo(begun.plusSeconds(10));
    }

    @Test
    void aSleepCountsAndIsNotForgotten() {
        SteadyClock clock = clock();
        sinceBoot = sinceBoot.map(time -> time.plus(HOUR));
        assertThat(clock.instant()).isEqualTo(wall.plus(HOUR));
        sinceBoot = Optional.empty();
        elapsed = elapsed.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(wall.plus(HOUR).plusSeconds(10));
    }

    @Test
    void twoMeasuresThatDifferALittleAreNoSleep() {
        SteadyClock clock = clock();
        sinceBoot = sinceBoot.map(time -> time.plusMillis(15));
        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void aJumpForwardCountsAsSleepWhereTheSystemTellsNone() {
        sinceBoot = Optional.empty();
        Instant begun = wall;
        SteadyClock clock = clock();
        wall = wall.plus(HOUR).plusSeconds(10);
        elapsed = elapsed.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(begun.plus(HOUR).plusSeconds(10));
        assertThat(clock.instant()).isEqualTo(begun.plus(HOUR).plusSeconds(10));
    }

    @Test
    void aJumpBackChangesNothingWhereTheSystemTellsNoSleep() {
        sinceBoot = Optional.empty();
        Instant begun = wall;
        SteadyClock clock = clock();
        wall = wall.minus(HOUR);
        elapsed = elapsed.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(begun.plusSeconds(10));
        wall = wall.plusMillis(10_900);
        elapsed = elapsed.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(begun.plusSeconds(20));
    }
}
