package dev.missioncontrol.runtime.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.runs.LeaseView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulsePlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final ItemId ONE = new ItemId("01" + "0".repeat(23) + "1");
    private static final ItemId TWO = new ItemId("01" + "0".repeat(23) + "2");

    private static LeaseView lease(ItemId item, int secondsLeft) {
        return new LeaseView(item, new Epoch(3), NOW.plusSeconds(secondsLeft));
    }

    @Test
    void renewedLeaseIsReckonedFromBeforeTheCall() {
        LeaseView held = lease(ONE, 5);
        assertThat(PulsePlan.answered(List.of(held), List.of(new Verdict.Renewed(ONE, NOW.plusSeconds(999))), NOW))
                .containsExactly(new PulsePlan.Act.Extend(held, NOW.plusSeconds(30)));
    }

    @Test
    void endedLeaseStopsItsWorkAndNoOther() {
        FakeControlPlane controlPlane = new FakeControlPlane();
        InboxItem cancelled = controlPlane.inbox.pending(2, "x", null);
        InboxItem now = controlPlane.inbox.set(cancelled.id(), ItemState.CANCELLED, new Epoch(4));
        List<PulsePlan.Act> acts = PulsePlan.answered(
                List.of(lease(ONE, 5), lease(TWO, 5)),
                List.of(new Verdict.Renewed(ONE, NOW), new Verdict.Ended(TWO, now)),
                NOW);
        assertThat(acts.get(0)).isInstanceOf(PulsePlan.Act.Extend.class);
        assertThat(acts.get(1)).isInstanceOf(PulsePlan.Act.Stop.class);
        assertThat(acts.get(1).lease().item()).isEqualTo(TWO);
    }

    @Test
    void unansweredPulseStopsOnlyWhatIsOverdue() {
        List<PulsePlan.Act> acts = PulsePlan.unanswered(List.of(lease(ONE, 1), lease(TWO, 0)), NOW);
        assertThat(acts).extracting(act -> act.lease().item()).containsExactly(TWO);
    }

    @Test
    void timeWhileTheControlPlaneIsOffDoesNotCount() {
        LeaseView overdue = lease(ONE, -3600);
        assertThat(PulsePlan.off(List.of(overdue), NOW))
                .containsExactly(new PulsePlan.Act.Extend(overdue, NOW.plusSeconds(30)));
    }
}
