package dev.missioncontrol.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StageTest {
    @Test
    void percentilesAreTimesThatWereReallyTaken() {
        Latencies latencies = new Latencies();
        for (int millis = 100; millis > 0; millis--) {
            latencies.add(Duration.ofMillis(millis));
        }
        assertThat(latencies.median()).isEqualTo(Duration.ofMillis(50));
        assertThat(latencies.p99()).isEqualTo(Duration.ofMillis(99));
    }

    @Test
    void callersDoExactlyWhatIsToBeDone() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Rate rate = CallerThreads.times(7, 100, _ -> done.incrementAndGet());
        assertThat(done).hasValue(100);
        assertThat(rate.count()).isEqualTo(100);
    }

    @Test
    void aCallerThatFailsFailsTheMeasure() {
        assertThatThrownBy(() -> CallerThreads.times(2, 10, _ -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(new SyntheticLog(1).next(4))
                .isEqualTo(new SyntheticLog(1).next(4))
                .hasSize(4);
        assertThat(new SyntheticLog(1).next(4)).isNotEqualTo(new SyntheticLog(2).next(4));
    }
}
