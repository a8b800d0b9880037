package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runtimes: incarnations, signs of life, renewal, adoption, and what is shown of them. */
public abstract class RuntimeContract extends ControlPlaneContract {
    @Test
    void aNewIncarnationFencesTheOlderOne() {
        RuntimeStarted first = start();
        RuntimeStarted second = start();
        assertThat(List.of(first.incarnation(), second.incarnation()))
                .containsExactly(new Incarnation(1), new Incarnation(2));
        create("work");
        assertThat(tryClaim(first)).isEqualTo(new ClaimOutcome.Superseded(second.incarnation()));
        assertThat(runtime().runtimes().pulse(new Pulse(first.incarnation(), List.of(), List.of())))
                .isEqualTo(new PulseAnswer.Superseded(second.incarnation()));
    }

    @Test
    void aSignOfLifeKeepsALeaseAlive() {
        create("long");
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        for (int pulse = 0; pulse < 6; pulse++) {
            assertThat(renew(started, claimed)).isInstanceOf(PulseAnswer.Verdict.Renewed.class);
            advance(Duration.ofSeconds(10));
        }
        assertThat(owner().inbox().find(claimed.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
    }

    @Test
    void theHolderLearnsAtItsNextRenewalThatTheWorkIsCancelled() {
        create("unwanted");
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        InboxItem cancelled = steer(claimed, new ItemCommand.Cancel(claimed.epoch(), "no"));
        assertThat(renew(started, claimed)).isEqualTo(new PulseAnswer.Verdict.Ended(claimed.id(), cancelled));
    }

    @Test
    void aRestartedRuntimeIsGivenItsItemsAndAdoptsThemWithoutAnAttempt() {
        create("adopted");
        InboxItem claimed = claim(start());
        RuntimeStarted again = start();
        assertThat(again.held()).extracting(InboxItem::id).containsExactly(claimed.id());
        InboxItem adopted = work(claimed, new ItemCommand.Adopt(claimed.epoch(), again.incarnation()));
        assertThat(adopted.epoch()).isEqualTo(claimed.epoch().next());
        assertThat(adopted.status().attempt()).isEqualTo(claimed.status().attempt());
        assertThat(renew(again, adopted)).isInstanceOf(PulseAnswer.Verdict.Renewed.class);
        assertThat(renew(again, claimed)).isInstanceOf(PulseAnswer.Verdict.Ended.class);
    }

    @Test
    void livenessFollowsTheAgeOfTheLastSignOfLife() {
        RuntimeStarted started = start();
        runtime().runtimes().pulse(new Pulse(started.incarnation(), List.of(), List.of()));
        assertThat(liveness()).isEqualTo(Liveness.ALIVE);
        advance(Duration.ofSeconds(21));
        assertThat(liveness()).isEqualTo(Liveness.SUSPECT);
        advance(Duration.ofSeconds(15));
        assertThat(liveness()).isEqualTo(Liveness.LOST);
    }

    @Test
    void anAgentShowsWhatItHoldsAndWhoRunsIt() {
        create("now");
        create("later");
        assertThat(agent().liveness()).isEqualTo(Liveness.NEVER_SEEN);
        assertThat(agent().queueDepth()).isEqualTo(2);
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        SessionReport session =
                new SessionReport(claimed.id(), claimed.epoch(), SLASH, "cmd-task-x", "/wt", Instant.EPOCH, null);
        runtime().runtimes().pulse(new Pulse(started.incarnation(), List.of(), List.of(session)));
        AgentStatus agent = agent();
        assertThat(agent.activity()).isEqualTo(Activity.WORKING);
        assertThat(agent.currentItem()).isEqualTo(claimed.id());
        assertThat(agent.currentTitle()).isEqualTo("now");
        assertThat(agent.runtime()).isEqualTo(LOCAL);
        assertThat(agent.liveness()).isEqualTo(Liveness.ALIVE);
        assertThat(agent.queueDepth()).isEqualTo(1);
        assertThat(owner().runtimes().list())
                .flatExtracting(RuntimeStatus::sessions)
                .containsExactly(session);
    }

    @Test
    void anAgentWhoseWorkWasOverBeforeTheFirstPulseWasSeenAllTheSame() {
        create("quick");
        InboxItem claimed = claim(start());
        work(claimed, new ItemCommand.Complete(claimed.epoch(), Result.of("done")));
        assertThat(agent().liveness()).isEqualTo(Liveness.ALIVE);
        assertThat(agent().runtime()).isEqualTo(LOCAL);
        assertThat(agent().activity()).isEqualTo(Activity.IDLE);
    }

    private Liveness liveness() {
        return owner().runtimes().list().getFirst().liveness();
    }

    private AgentStatus agent() {
        return owner().agents().list().getFirst();
    }

    private PulseAnswer.Verdict renew(RuntimeStarted started, InboxItem item) {
        Epoch epoch = item.epoch();
        PulseAnswer answer = runtime()
                .runtimes()
                .pulse(new Pulse(started.incarnation(), List.of(new Pulse.Renewal(item.id(), epoch)), List.of()));
        return ((PulseAnswer.Beating) answer).verdicts().getFirst();
    }
}
