package dev.missioncontrol.runtime.fitness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.runtime.fakes.FakeCheck;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitnessTest {
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final FakeCheck disk = new FakeCheck(Part.DISK);
    private final MutableClock clock = new MutableClock();
    private final Fitness fitness =
            new Fitness(List.of(disk), new FaultNotices(controlPlane.asks, () -> "vm-1"), clock);

    @Test
    void aPersonHearsOnceThatAPartIsMissingAndTheAskGoesWhenItIsBack() {
        assertThat(fitness.fit()).isTrue();
        disk.fail("the disk is full");
        clock.advance(Duration.ofSeconds(11));
        assertThat(fitness.fit()).isFalse();
        assertThat(fitness.fit()).isFalse();
        assertThat(controlPlane.asks.raised()).containsExactly("Runtime vm-1 takes no work: the disk is full");
        assertThat(controlPlane.asks.withdrawn()).isZero();
        disk.work();
        assertThat(fitness.fit()).isTrue();
        assertThat(fitness.fit()).isTrue();
        assertThat(controlPlane.asks.withdrawn()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        disk.fail("the disk is full");
        controlPlane.failWith(FakeControlPlane.off());
        assertThat(fitness.fit()).isFalse();
        assertThat(controlPlane.asks.raised()).isEmpty();
        controlPlane.failWith(null);
        assertThat(fitness.fit()).isFalse();
        assertThat(controlPlane.asks.raised()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DISK,git update-ref: fatal: couldn't write /x/bases/1.lock",
        "DISK,/home/x/sessions/a: No space left on device",
        "GIT,git update-ref: fatal: Unable to create '/x/packed-refs.lock': File exists.",
        "GIT,the command 'git' was not found: install it",
        "TMUX,tmux could not start session cmd-task-x: server exited unexpectedly"
    })
    void failureThatSpeaksOfAPartIsNotTheItems(Part part, String message) {
        IOException failure = new IOException("the worktree could not be made", new IOException(message));
        assertThat(fitness.explain(failure)).map(Fault::part).contains(part);
        assertThat(fitness.fit()).as("for a while").isFalse();
        clock.advance(Duration.ofSeconds(6));
        assertThat(fitness.fit()).as("by itself").isTrue();
        assertThat(controlPlane.asks.raised()).as("it passed by itself").isEmpty();
    }

    @Test
    void failureThatSpeaksOfNoPartIsTheItems() {
        assertThat(fitness.explain(new IOException("the branch does not exist")))
                .isEmpty();
        assertThat(fitness.fit()).isTrue();
    }

    @Test
    void failuresInARowWithoutAVisibleFaultAreTheItemsInTheEnd() {
        IOException failure = new IOException("fatal: cannot lock ref 'refs/x'");
        for (int i = 0; i < 5; i++) {
            assertThat(fitness.explain(failure)).isPresent();
        }
        assertThat(fitness.explain(failure)).isEmpty();
        fitness.worked();
        assertThat(fitness.explain(failure)).isPresent();
    }
}
