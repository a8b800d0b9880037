package dev.missioncontrol.console.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Pause;
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
                .containsExactly("slash", "izzy", "duff", "axl", "steven", "gilby", "matt");
        assertThat(agents.headlineProperty().get())
                .isEqualTo("7 agents · 3 working · 1 waiting · 1 error · 1 paused · 2 runtimes");
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

    @Test
    void aFilterNarrowsTheListAndNotTheCount() {
        agents.load();
        agents.filterProperty().set("liveness:lost");
        assertThat(names()).containsExactly("matt");
        agents.filterProperty().set("activity:working runtime:local liveness:alive");
        assertThat(names()).containsExactly("izzy", "duff");
        agents.filterProperty().set("SIGNING key");
        assertThat(names()).containsExactly("duff", "gilby");
        agents.filterProperty().set("liveness:never-seen");
        assertThat(names()).containsExactly("steven");
        assertThat(agents.headlineProperty().get()).startsWith("7 agents");
        assertThat(agents.nobody()).isFalse();
    }

    @Test
    void aFilterThatCannotBeReadSaysWhyAndKeepsTheList() {
        agents.load();
        agents.filterProperty().set("activity:dancing");
        assertThat(agents.problemProperty().get()).startsWith("There is no activity “dancing”; use working, waiting");
        assertThat(agents.agents()).hasSize(7);
        agents.load();
        assertThat(agents.problemProperty().get()).contains("dancing");
        agents.filterProperty().set("");
        assertThat(agents.problemProperty().get()).isEmpty();
    }

    @Test
    void anAgentIsPausedForAReasonOnly() {
        select("izzy");
        agents.turn();
        assertThat(agents.commands().askingProperty().get()).isEqualTo(new AgentName("izzy"));
        agents.commands().confirm("  ");
        assertThat(agents.commands().noticeProperty().get())
                .as("nothing is sent")
                .isNull();
        assertThat(agents.selectedProperty().get().pause()).isNull();
        agents.commands().confirm(" runs in circles ");
        assertThat(agents.selected().map(AgentStatus::pause)).map(Pause::reason).contains("runs in circles");
        assertThat(agents.selectedProperty().get().activity()).isEqualTo(Activity.PAUSED);
        assertThat(agents.commands().askingProperty().get()).isNull();
    }

    @Test
    void aPausedAgentIsResumedAtOnce() {
        select("slash");
        agents.turn();
        assertThat(agents.commands().askingProperty().get()).isNull();
        assertThat(agents.selectedProperty().get().pause()).isNull();
    }

    @Test
    void aReasonIsNotAskedForAnyMoreWhenAnotherAgentIsSelected() {
        select("izzy");
        agents.turn();
        agents.load();
        assertThat(agents.commands().askingProperty().get()).isNotNull();
        select("duff");
        assertThat(agents.commands().askingProperty().get()).isNull();
    }

    @Test
    void aPauseThatFailedSaysSoWhereItWasMeantAndKeepsTheQuestion() {
        select("izzy");
        agents.turn();
        controlPlane.agents().failWith(new ControlPlaneException(Category.FORBIDDEN, "forbidden", "You may not pause"));
        agents.commands().confirm("runs in circles");
        assertThat(agents.commands().noticeProperty().get())
                .isEqualTo(
                        new AgentCommands.Notice(new AgentName("izzy"), "You may not pause. Ask the fleet's owner."));
        assertThat(agents.commands().askingProperty().get()).isEqualTo(new AgentName("izzy"));
        controlPlane.agents().failWith(null);
        agents.commands().confirm("runs in circles");
        assertThat(agents.commands().noticeProperty().get()).isNull();
        assertThat(agents.selectedProperty().get().pause()).isNotNull();
    }

    @Test
    void aListThatCannotBeReadStaysAndSaysWhy() {
        agents.load();
        controlPlane.agents().failWith(new ControlPlaneException(Category.OVERLOADED, "busy", "Too much at once"));
        agents.load();
        assertThat(agents.problemProperty().get()).isEqualTo("Too much at once. Wait a moment and try again.");
        assertThat(agents.agents()).hasSize(7);
        controlPlane.agents().failWith(null);
        agents.load();
        assertThat(agents.problemProperty().get()).isEmpty();
    }

    private void select(String name) {
        agents.load();
        agents.select(agents.agents().stream()
                .filter(agent -> agent.name().value().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private List<String> names() {
        return agents.agents().stream().map(agent -> agent.name().value()).toList();
    }

    @Test
    void whatIsUsedTodayIsTheAgentsOwnAndOfToday() {
        agents.load();
        AgentName izzy = new AgentName("izzy");
        assertThat(agents.usedToday(izzy))
                .singleElement()
                .satisfies(used -> assertThat(used.costs().total()).isEqualTo(1.37));
        assertThat(agents.usedToday(new AgentName("steven"))).isEmpty();
        time.pass(Duration.ofDays(1));
        assertThat(agents.usedToday(izzy)).isEmpty();
    }
}
