package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.reports.AgentReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the activity of agents and its evidence, pauses, and the loss of runtimes. */
public abstract class AgentsContract extends ControlPlaneContract {
    private static final AgentName MIA = new AgentName("mia");

    private AgentStatus agent() {
        return agent(SLASH);
    }

    private AgentStatus agent(AgentName name) {
        return owner().agents().list().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<AuditEvent> events(String type) {
        return owner().audit().list(AuditFilter.ALL, null, 500).rows().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    @Test
    void aPausedAgentGetsNoWorkUntilItIsResumed() {
        InboxItem item = create("work");
        RuntimeStarted started = start();
        Pause pause = owner().agents().pause(SLASH, "it goes round in circles");
        assertThat(pause.by()).isEqualTo(owner().access().whoAmI());
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        InboxItem others = owner().inbox().create(NewItem.of(MIA, "hers").running(ECHO), IdempotencyKey.random());
        assertThat(claim(started).id()).isEqualTo(others.id());
        create("more, while it is paused");
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        assertThat(owner().agents().resume(SLASH)).isTrue();
        assertThat(claim(started).id()).isEqualTo(item.id());
    }

    @Test
    void whatAPausedAgentHoldsGoesOn() {
        create("work");
        RuntimeStarted started = start();
        InboxItem held = claim(started);
        owner().agents().pause(SLASH, "after this one");
        for (int pulse = 0; pulse < 4; pulse++) {
            runtime()
                    .runtimes()
                    .pulse(new Pulse(
                            started.incarnation(), List.of(new Pulse.Renewal(held.id(), held.epoch())), List.of()));
            advance(Duration.ofSeconds(10));
        }
        assertThat(owner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
    }

    @Test
    void aPauseIsShownWithWhoAndWhyAndHappensOnce() {
        create("work");
        Pause first = owner().agents().pause(SLASH, "too expensive");
        assertThat(owner().agents().pause(SLASH, "again")).isEqualTo(first);
        assertThat(agent().activity()).isEqualTo(Activity.PAUSED);
        assertThat(agent().activityEvidence().observation()).contains("too expensive");
        assertThat(agent().pause()).isEqualTo(first);
        assertThat(events("agent.paused")).hasSize(1);
        assertThat(owner().agents().resume(SLASH)).isTrue();
        assertThat(owner().agents().resume(SLASH)).isFalse();
        assertThat(events("agent.resumed")).hasSize(1);
        assertThat(agent().activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    void onlyWhoSteersMayPause() {
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().agents().pause(SLASH, "no"));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().agents().resume(SLASH));
    }

    @Test
    void anAgentShowsEveryLeaseThatItHolds() {
        create("first");
        create("second");
        RuntimeStarted started = start();
        InboxItem first = claim(started);
        InboxItem second = claim(started);
        assertThat(agent().holdings()).extracting(Holding::item).containsExactly(first.id(), second.id());
        assertThat(agent().holdings())
                .allSatisfy(held -> assertThat(held.leaseUntil()).isNotNull());
        assertThat(agent().currentItem()).isEqualTo(first.id());
    }

    @Test
    void anAgentWhoseWorkWaitsForAHumanSaysSo() {
        create("asks");
        InboxItem item = claim(start());
        runtime()
                .asks()
                .raise(NewAsk.of(AskKind.TEXT, "which?").holding(item.id(), item.epoch()), IdempotencyKey.random());
        assertThat(agent().activity()).isEqualTo(Activity.WAITING);
        assertThat(agent().activityEvidence().observation()).contains(item.id().shortForm());
        assertThat(agent().currentItem()).isNull();
        assertThat(agent().holdings()).extracting(Holding::state).containsExactly(ItemState.WAITING);
    }

    @Test
    void whatAnAgentSaysOfItselfCountsWhileItIsNews() {
        reporter().agent(MIA, AgentReport.Status.ERROR, "deploy");
        assertThat(agent(MIA).activity()).isEqualTo(Activity.ERROR);
        assertThat(agent(MIA).activityEvidence().observation()).isEqualTo("says it has an error: deploy");
        reporter().agent(MIA, AgentReport.Status.ACTIVE, "deploy");
        assertThat(agent(MIA).activity()).isEqualTo(Activity.WORKING);
        advance(Duration.ofMinutes(11));
        assertThat(agent(MIA).activity()).isEqualTo(Activity.IDLE);
        assertThat(agent(MIA).liveness()).isEqualTo(Liveness.SUSPECT);
    }

    @Test
    void aKilledRuntimeIsLostOnceAndItsItemIsOfferedOnce() {
        create("work");
        RuntimeStarted started = start();
        InboxItem held = claim(started);
        Pulse pulse = new Pulse(started.incarnation(), List.of(new Pulse.Renewal(held.id(), held.epoch())), List.of());
        runtime().runtimes().pulse(pulse);
        advance(Duration.ofSeconds(29));
        assertThat(owner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
        advance(Duration.ofSeconds(7));
        assertThat(owner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.PENDING);
        advance(Duration.ofMinutes(2));
        assertThat(events("item.lease-expired")).hasSize(1);
        assertThat(events("runtime.lost")).hasSize(1);
        assertThat(owner().runtimes().list().getFirst().liveness()).isEqualTo(Liveness.LOST);
        runtime().runtimes().pulse(new Pulse(started.incarnation(), List.of(), List.of()));
        assertThat(owner().runtimes().list().getFirst().liveness()).isEqualTo(Liveness.ALIVE);
        advance(Duration.ofSeconds(15));
        assertThat(events("runtime.returned")).hasSize(1);
        assertThat(events("runtime.lost")).hasSize(1);
    }

    @Test
    void anOlderLifeIsHeardByItsClaimsToo() {
        RuntimeStarted first = start();
        start();
        advance(Duration.ofSeconds(3));
        assertThat(tryClaim(first)).isInstanceOf(ClaimOutcome.Superseded.class);
        assertThat(tryClaim(first)).isInstanceOf(ClaimOutcome.Superseded.class);
        assertThat(events("runtime.fenced")).hasSize(1);
    }

    @Test
    void anOlderLifeThatIsHeardAgainIsWrittenDownOnce() {
        RuntimeStarted first = start();
        start();
        Pulse late = new Pulse(first.incarnation(), List.of(), List.of());
        runtime().runtimes().pulse(late);
        assertThat(events("runtime.fenced")).isEmpty(); // it was under way when the process ended
        advance(Duration.ofSeconds(3));
        for (int pulse = 0; pulse < 3; pulse++) {
            runtime().runtimes().pulse(late);
        }
        assertThat(events("runtime.fenced"))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo("runtime:" + LOCAL));
    }
}
