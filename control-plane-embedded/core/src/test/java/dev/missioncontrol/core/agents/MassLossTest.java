package dev.missioncontrol.core.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When most runtimes vanish at once, the control plane doubts itself first. */
final class MassLossTest {
    private record Worker(ControlPlane port, RuntimeStarted started, InboxItem item) {
        void beat() {
            Pulse.Renewal renewal = new Pulse.Renewal(item.id(), item.epoch());
            port.runtimes().pulse(new Pulse(started.incarnation(), List.of(renewal), List.of()));
        }
    }

    private final List<Worker> workers = new ArrayList<>();
    private Opened opened;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void workers(int count) {
        for (int worker = 0; worker < count; worker++) {
            opened.create("work");
            ControlPlane port = opened.core().as(new Principal(Role.RUNTIME, "vm-" + worker));
            RuntimeStarted started = port.runtimes().start(new RuntimeStart("vm", "Linux", "0.1.0", true));
            ClaimRequest request = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
            InboxItem item = ((ClaimOutcome.Claimed) port.inbox().claim(request, Duration.ZERO)).item();
            workers.add(new Worker(port, started, item));
        }
        workers.forEach(Worker::beat);
    }

    /** Time goes by in which only some of them give signs of life. */
    private void advance(int seconds, int alive) {
        for (int second = 0; second < seconds; second += 5) {
            workers.stream().limit(alive).forEach(Worker::beat);
            opened.advance(Duration.ofSeconds(5));
        }
    }

    private long pending() {
        return workers.stream()
                .filter(worker -> opened.find(worker.item()).state() == ItemState.PENDING)
                .count();
    }

    private List<Ask> asks() {
        return opened.owner().asks().list(AskFilter.OPEN, null, 10).rows();
    }

    @Test
    void nothingGoesToOthersForTwoTermsWhenMostFallSilentAtOnce() {
        workers(5);
        advance(75, 2);
        assertThat(pending()).isZero();
        assertThat(asks())
                .singleElement()
                .satisfies(ask -> assertThat(ask.need()).isEqualTo("3 of 5 runtimes fell silent at once."));
        advance(10, 2);
        assertThat(pending()).isEqualTo(3);
    }

    @Test
    void anAnswerIsEnoughForOneTime() {
        workers(4);
        advance(40, 0);
        opened.owner()
                .asks()
                .submit(asks().getFirst().id(), new AskCommand.Answer(new Reply.Done("seen")), IdempotencyKey.random());
        advance(30, 0);
        assertThat(pending()).isZero();
        assertThat(asks()).isEmpty();
    }

    @Test
    void whoComesBackMeanwhileGoesOnWithItsWork() {
        workers(4);
        advance(50, 0);
        advance(60, 4);
        assertThat(pending()).isZero();
        assertThat(workers)
                .allSatisfy(worker -> assertThat(opened.find(worker.item()).epoch())
                        .isEqualTo(worker.item().epoch()));
    }

    @Test
    void halfOfThemIsNotMost() {
        workers(4);
        advance(40, 2);
        assertThat(pending()).isEqualTo(2);
        assertThat(asks()).isEmpty();
    }

    @Test
    void threeAreTooFewToDoubtOneself() {
        workers(3);
        advance(40, 0);
        assertThat(pending()).isEqualTo(3);
        assertThat(asks()).isEmpty();
    }

    @Test
    void thoseThatFellSilentOneAfterTheOtherAreNoMassLoss() {
        workers(4);
        for (int alive = 3; alive >= 0; alive--) {
            advance(40, alive);
        }
        assertThat(pending()).isEqualTo(4);
        assertThat(asks()).isEmpty();
    }
}
