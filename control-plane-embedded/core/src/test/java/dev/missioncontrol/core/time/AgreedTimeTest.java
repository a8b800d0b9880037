package dev.missioncontrol.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.SteppedMonotonic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgreedTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SteppedClock clock = new SteppedClock();
    private final Instant begin = clock.instant();
    private AgreedTime agreed = AgreedTime.started(reading(), begin).time();

    private ClockReading reading() {
        return ClockReading.of(clock, new SteppedMonotonic(clock));
    }

    private Instant now() {
        return agreed.at(clock.elapsed());
    }

    /** Looks each second; returns the seconds until a step, or all of them. */
    private int look(int seconds) {
        for (int second = 1; second <= seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            AgreedTime.Look look = agreed.look(reading());
            agreed = look.time();
            if (look.adoption().isPresent()) {
                return second;
            }
        }
        return seconds;
    }

    private Optional<ClockAdoption> lookOnce() {
        AgreedTime.Look look = agreed.look(reading());
        agreed = look.time();
        return look.adoption();
    }

    @Test
    void aWallClockThatIsRightAgainLeavesNoTrace() {
        clock.jump(HOUR);
        assertThat(look(50)).isEqualTo(50);
        clock.jump(HOUR.multipliedBy(-2));
        assertThat(look(50)).isEqualTo(50);
        clock.jump(HOUR);
        assertThat(look(100)).isEqualTo(100);
        assertThat(now()).isEqualTo(begin.plusSeconds(200));
        assertThat(agreed.difference()).isNull();
    }

    @Test
    void aSteadyWallClockIsAdoptedAfterAMinute() {
        clock.jump(HOUR);
        assertThat(look(200)).isEqualTo(61);
        assertThat(now()).isEqualTo(clock.instant());
        assertThat(agreed.uncertain(clock.elapsed())).isFalse();
    }

    @Test
    void aStepBackIsUncertainUntilTheTimeIsThereAgain() {
        clock.jump(HOUR.negated());
        assertThat(look(200)).isEqualTo(61);
        assertThat(now()).isEqualTo(clock.instant());
        assertThat(agreed.uncertain(clock.elapsed())).isTrue();
        clock.advance(HOUR);
        assertThat(agreed.uncertain(clock.elapsed())).isFalse();
    }

    @Test
    void aWallClockThatRunsFastIsNotSteady() {
        clock.jump(HOUR);
        for (int second = 0; second < 300; second++) {
            clock.jump(Duration.ofSeconds(1));
            assertThat(look(1)).isEqualTo(1);
            assertThat(now()).isEqualTo(begin.plusSeconds(second + 1));
        }
    }

    @Test
    void aMinuteInWhichNothingWasSeenProvesNothing() {
        clock.jump(HOUR);
        look(1);
        clock.advance(Duration.ofSeconds(59));
        assertThat(lookOnce()).isEmpty();
        assertThat(look(100)).isEqualTo(60);
    }

    @Test
    void asLongAsTheMachineSleptIsAdoptedAtOnce() {
        clock.sleep(HOUR);
        assertThat(lookOnce()).contains(new ClockAdoption(HOUR, ClockAdoption.Reason.SLEEP));
        assertThat(now()).isEqualTo(begin.plus(HOUR));
    }

    @Test
    void aWrongClockStaysWrongThroughASleep() {
        clock.jump(Duration.ofDays(1));
        look(5);
        clock.sleep(HOUR);
        assertThat(lookOnce()).contains(new ClockAdoption(HOUR, ClockAdoption.Reason.SLEEP));
        assertThat(now()).isEqualTo(begin.plusSeconds(5).plus(HOUR));
        assertThat(look(200)).isEqualTo(56);
        assertThat(now()).isEqualTo(clock.instant());
    }

    @Test
    void aSystemThatDoesNotTellOfSleepTakesAMinute() {
        ClockReading before = new ClockReading(begin, Duration.ZERO, null);
        AgreedTime deaf = AgreedTime.started(before, begin).time();
        AgreedTime.Look look = deaf.look(new ClockReading(begin.plus(HOUR), Duration.ofSeconds(1), null));
        assertThat(look.adoption()).isEmpty();
        assertThat(look.time().difference()).isNotNull();
    }

    @Test
    void aSmallDifferenceIsWorkedOffSlowlyAndToItsEnd() {
        clock.jump(Duration.ofSeconds(4));
        look(100);
        assertThat(now()).isBetween(begin.plusMillis(101_900), begin.plusMillis(102_100));
        look(200);
        assertThat(now()).isEqualTo(clock.instant());
        clock.jump(Duration.ofSeconds(-4));
        look(100);
        assertThat(now()).isAfter(clock.instant());
        clock.advance(HOUR);
        assertThat(now()).isEqualTo(clock.instant());
    }

    @Test
    void aStartBelievesTheWallClockAndTellsOfAStepBack() {
        clock.jump(HOUR.negated());
        AgreedTime.Look started = AgreedTime.started(reading(), begin);
        assertThat(started.adoption()).contains(new ClockAdoption(HOUR.negated(), ClockAdoption.Reason.START));
        assertThat(started.time().at(clock.elapsed())).isEqualTo(clock.instant());
        assertThat(started.time().uncertain(clock.elapsed())).isTrue();
        assertThat(AgreedTime.started(reading(), begin.minus(HOUR.multipliedBy(9)))
                        .adoption())
                .isEmpty();
    }
}
