package dev.missioncontrol.console.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentsViewModelTest {
    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final AgentsViewModel agents = new AgentsViewModel(
            controlPlane, SteppedTime.sameThread(), time, Optional.of(Path.of("/run/mission control/tmux")));

    @BeforeEach
    void fill() {
        DemoData.fill(controlPlane, clock.instant());
    }

    @Test
    void everyAgentAndRuntimeIsListed() {
        agents.load();
        assertThat(agents.agents())
                .extracting(agent -> agent.name().value())
                .containsExactly("slash", "izzy", "duff", "axl", "steven");
        assertThat(agents.headlineProperty().get()).isEqualTo("5 agents · 3 working · 2 runtimes");
    }

    @Test
    void signsOfLifeAreAskedForWhileSomebodyLooks() {
        agents.activate();
        List<RuntimeStatus> runtimes = controlPlane.runtimes().list();
        controlPlane.fleet(List.of(), runtimes);
        time.pass(Duration.ofSeconds(5));
        assertThat(agents.agents()).isEmpty();
        agents.deactivate();
        agents.load();
        controlPlane.fleet(List.of(), List.of());
        time.pass(Duration.ofMinutes(1));
        assertThat(agents.runtimes()).isEqualTo(runtimes);
    }

    @Test
    void theSelectedAgentStaysSelectedAsItChanges() {
        agents.load();
        agents.select(agents.agents().get(1));
        agents.load();
        assertThat(agents.selectedProperty().get()).isEqualTo(agents.agents().get(1));
        controlPlane.fleet(List.of(), List.of());
        agents.load();
        assertThat(agents.selectedProperty().get()).isNull();
    }

    @Test
    void anAgentIsPausedForAReasonAndResumed() {
        agents.load();
        agents.select(agents.agents().get(1));
        agents.pauseOrResume();
        assertThat(agents.pausingProperty().get()).isTrue();
        agents.pause();
        assertThat(agents.paused()).isFalse(); // not without a reason
        agents.reasonProperty().set("goes round in circles");
        agents.pause();
        assertThat(agents.paused()).isTrue();
        assertThat(agents.pausingProperty().get()).isFalse();
        assertThat(controlPlane.agents().list().get(1).pause())
                .satisfies(pause -> assertThat(pause.reason()).isEqualTo("goes round in circles"));
        agents.pauseOrResume();
        assertThat(agents.paused()).isFalse();
    }

    @Test
    void aSessionIsWatchedReadOnlyByItsExactName() {
        agents.load();
        SessionReport session = agents.sessionsOf(agents.agents().get(1).name()).getFirst();
        assertThat(agents.attachCommand(session))
                .contains("tmux -S '/run/mission control/tmux' attach-session -r -t '=" + session.tmux() + "'");
    }

    @Test
    void aSessionWithoutTmuxCannotBeWatched() {
        SessionReport session = new SessionReport(
                controlPlane.inbox().nextId(), new Epoch(1), new AgentName("x"), null, "/w", clock.instant(), null);
        assertThat(agents.attachCommand(session)).isEmpty();
    }
}
