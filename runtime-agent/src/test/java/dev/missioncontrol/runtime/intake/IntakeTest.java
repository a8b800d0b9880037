package dev.missioncontrol.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.fakes.FakeCheck;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fitness.Check;
import dev.missioncontrol.runtime.fitness.FaultNotices;
import dev.missioncontrol.runtime.fitness.Fitness;
import dev.missioncontrol.runtime.fitness.Part;
import dev.missioncontrol.runtime.loop.NextStep;
import dev.missioncontrol.runtime.runs.Runs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final List<InboxItem> claimed = new ArrayList<>();
    private final List<Incarnation> newer = new ArrayList<>();

    private Intake intake(int slots) {
        return intake(slots, List.of());
    }

    private Intake intake(int slots, List<Check> checks) {
        FaultNotices notices = new FaultNotices(controlPlane.asks, () -> "local");
        Fitness fitness = new Fitness(checks, notices, InstantSource.system());
        return new Intake(controlPlane.inbox, new Incarnation(1), new Runs(slots), fitness, claimed::add, newer::add);
    }

    @Test
    void nothingIsClaimedByAMachineThatIsUnfit() {
        FakeCheck disk = new FakeCheck(Part.DISK);
        Intake intake = intake(1, List.of(disk));
        controlPlane.inbox.pending(1, "x", null);
        disk.fail("the disk is full");
        assertThat(intake.claim()).isEqualTo(NextStep.PAUSE);
        assertThat(controlPlane.inbox.claimKeys()).isEmpty();
        disk.work();
        assertThat(intake.claim()).isEqualTo(NextStep.AT_ONCE);
        assertThat(claimed).hasSize(1);
    }

    @Test
    void claimKeepsItsKeyUntilAnAnswerHasArrived() {
        Intake intake = intake(1);
        controlPlane.failWith(FakeControlPlane.unreachable());
        assertThatThrownBy(intake::claim).isInstanceOf(ControlPlaneException.class);
        controlPlane.failWith(null);
        controlPlane.inbox.pending(1, "x", null);
        assertThat(intake.claim()).isEqualTo(NextStep.AT_ONCE);
        intake.claim();
        var keys = controlPlane.inbox.claimKeys();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isNotEqualTo(keys.get(1));
        assertThat(claimed).hasSize(1);
    }

    @Test
    void nothingIsClaimedWithoutAFreeSlot() {
        controlPlane.inbox.pending(1, "x", null);
        assertThat(intake(0).claim()).isEqualTo(NextStep.PAUSE);
        assertThat(controlPlane.inbox.claimKeys()).isEmpty();
    }

    @Test
    void newerLifeEndsTheClaims() {
        controlPlane.supersede(new Incarnation(9));
        assertThat(intake(1).claim()).isEqualTo(NextStep.DONE);
        assertThat(newer).containsExactly(new Incarnation(9));
    }
}
