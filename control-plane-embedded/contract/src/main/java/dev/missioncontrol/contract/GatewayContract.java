package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.GatewayReport.Cause;
import dev.missioncontrol.api.agents.GatewayReport.Channel;
import dev.missioncontrol.api.agents.GatewayReport.Interruption;
import dev.missioncontrol.api.agents.GatewayReport.State;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Gateways as their runtimes report them, and their interruptions. */
public abstract class GatewayContract extends ControlPlaneContract {
    private static final Interruption BY_ADA = new Interruption(Cause.ORDERED, "operator:ada");

    private static GatewayReport gateway(
            State state, @Nullable String boot, boolean telegram, @Nullable Interruption why) {
        List<Channel> channels = List.of(
                new Channel("telegram", true, telegram), new Channel("discord", true, false)); // never was connected
        return new GatewayReport(state, boot, "2026.2", channels, why);
    }

    private void report(RuntimeStarted started, GatewayReport report) {
        assertThat(runtime().runtimes().pulse(new Pulse(started.incarnation(), List.of(), List.of()).with(report)))
                .isInstanceOf(PulseAnswer.Beating.class);
    }

    private List<Blip> blips() {
        return owner().runtimes().blips(null, 50).rows();
    }

    private long events(String type) {
        return owner().audit().list(AuditFilter.ALL, null, 500).rows().stream()
                .filter(event -> event.type().equals(type))
                .count();
    }

    private List<Ask> asks() {
        return owner().asks().list(AskFilter.OPEN, null, 50).rows();
    }

    @Test
    void aGatewayIsShownAsItsRuntimeSeesItAndTheSameAgainIsNoNews() {
        RuntimeStarted started = start();
        assertThat(owner().runtimes().list().getFirst().gateway()).isNull();
        GatewayReport up = gateway(State.UP, "boot-1", true, null);
        report(started, up);
        report(started, up);
        assertThat(owner().runtimes().list().getFirst().gateway())
                .satisfies(status -> assertThat(status.report()).isEqualTo(up));
        assertThat(events("gateway.changed")).isEqualTo(1);
        assertThat(blips()).isEmpty();
        runtime().runtimes().pulse(new Pulse(started.incarnation(), List.of(), List.of()));
        assertThat(owner().runtimes().list().getFirst().gateway()).isNotNull();
    }

    @Test
    void anOrderedRestartIsOneBlipFromItsFirstSignUntilItsChannelsAreBack() {
        create("finished meanwhile");
        create("goes on");
        create("given back");
        RuntimeStarted started = start();
        report(started, gateway(State.UP, "boot-1", true, null));
        InboxItem finished = claim(started);
        InboxItem goesOn = claim(started);
        InboxItem givenBack = claim(started);
        report(started, gateway(State.DRAINING, "boot-1", true, BY_ADA));
        report(started, gateway(State.DOWN, null, false, BY_ADA));
        report(started, gateway(State.UP, "boot-2", false, BY_ADA));
        assertThat(blips())
                .singleElement()
                .satisfies(blip -> assertThat(blip.closedAt()).isNull());
        work(finished, new ItemCommand.Complete(finished.epoch(), Result.of("done")));
        steer(givenBack, new ItemCommand.Release(null, "it is stuck"));
        advance(Duration.ofSeconds(3));
        report(started, gateway(State.UP, "boot-2", true, BY_ADA));
        assertThat(blips()).singleElement().satisfies(blip -> {
            assertThat(blip.cause()).isEqualTo(Cause.ORDERED);
            assertThat(blip.orderedBy()).isEqualTo("operator:ada");
            assertThat(Duration.between(blip.openedAt(), blip.closedAt())).isEqualTo(Duration.ofSeconds(3));
            assertThat(blip.bootBefore()).isEqualTo("boot-1");
            assertThat(blip.bootAfter()).isEqualTo("boot-2");
            assertThat(blip.hit())
                    .extracting(Blip.Hit::item, Blip.Hit::outcome)
                    .containsExactlyInAnyOrder(
                            tuple(finished.id(), Blip.Outcome.FINISHED),
                            tuple(goesOn.id(), Blip.Outcome.GOES_ON),
                            tuple(givenBack.id(), Blip.Outcome.GIVEN_BACK));
        });
        assertThat(asks()).isEmpty();
    }

    @Test
    void aRestartThatNobodyOrderedAsksAHumanOnce() {
        RuntimeStarted started = start();
        report(started, gateway(State.UP, "boot-1", true, null));
        report(started, gateway(State.UP, "boot-2", true, null)); // over before it was seen down
        report(started, gateway(State.UP, "boot-3", true, null));
        assertThat(blips()).hasSize(2).allSatisfy(blip -> {
            assertThat(blip.cause()).isEqualTo(Cause.UNORDERED);
            assertThat(blip.closedAt()).isEqualTo(blip.openedAt());
        });
        assertThat(asks())
                .singleElement()
                .satisfies(ask -> assertThat(ask.need())
                        .isEqualTo("The gateway of runtime local has restarted without an order."));
    }

    @Test
    void aRestartIsKnownByItsBootAlsoWhenItWasDownBetween() {
        RuntimeStarted started = start();
        report(started, gateway(State.UP, "boot-1", true, null));
        report(started, gateway(State.DRAINING, "boot-1", true, BY_ADA));
        report(started, gateway(State.DOWN, null, false, null));
        report(started, gateway(State.UP, "boot-2", true, null));
        assertThat(asks()).isEmpty();
        assertThat(blips().getFirst().cause()).isEqualTo(Cause.ORDERED);
        report(started, gateway(State.DOWN, null, false, null));
        assertThat(asks()).isEmpty(); // it may be back as it was
        report(started, gateway(State.UP, "boot-3", true, null));
        report(started, gateway(State.UP, "boot-3", true, null));
        assertThat(asks()).hasSize(1);
        assertThat(blips().getFirst().cause()).isEqualTo(Cause.UNORDERED);
        assertThat(blips()).hasSize(2);
    }

    @Test
    void anOldOrderSaysNothingOfANewRestartAndABootThatWasSeenIsNone() {
        RuntimeStarted started = start();
        report(started, gateway(State.UP, "boot-1", true, null));
        report(started, gateway(State.UP, "boot-2", false, BY_ADA));
        report(started, gateway(State.DOWN, null, false, BY_ADA));
        report(started, gateway(State.UP, "boot-2", true, BY_ADA)); // it only could not be asked
        assertThat(asks()).isEmpty();
        report(started, gateway(State.UP, "boot-3", true, BY_ADA)); // the runtime goes on saying why the last one was
        assertThat(asks()).hasSize(1);
        assertThat(blips().getFirst().cause()).isEqualTo(Cause.UNORDERED);
        refused(Category.INVALID, "invalid-cursor", () -> owner().runtimes().blips("first", 1));
    }

    @Test
    void aCrashLoopAsksAHuman() {
        RuntimeStarted started = start();
        report(started, gateway(State.UP, "boot-1", true, null));
        report(started, gateway(State.CRASH_LOOPING, "boot-1", false, new Interruption(Cause.CRASH, null)));
        assertThat(asks()).hasSize(1);
        assertThat(blips().getFirst().cause()).isEqualTo(Cause.CRASH);
    }

    @Test
    void blipsArePagedTheNewestFirst() {
        RuntimeStarted started = start();
        for (int boot = 1; boot <= 4; boot++) {
            report(started, gateway(State.UP, "boot-" + boot, true, BY_ADA));
        }
        var first = owner().runtimes().blips(null, 2);
        var second = owner().runtimes().blips(first.next(), 2);
        assertThat(first.rows()).extracting(Blip::bootAfter).containsExactly("boot-4", "boot-3");
        assertThat(second.rows()).extracting(Blip::bootAfter).containsExactly("boot-2");
    }

    @Test
    void onlyWhoReadsAgentsReadsBlipsAndAnOlderLifeReportsNothing() {
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().runtimes().blips(null, 1));
        RuntimeStarted older = start();
        start();
        Pulse late = new Pulse(older.incarnation(), List.of(), List.of()).with(gateway(State.UP, "boot-9", true, null));
        assertThat(runtime().runtimes().pulse(late)).isInstanceOf(PulseAnswer.Superseded.class);
        assertThat(owner().runtimes().list().getFirst().gateway()).isNull();
    }
}
