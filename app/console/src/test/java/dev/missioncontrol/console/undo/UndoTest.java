package dev.missioncontrol.console.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final SteppedTime time = new SteppedTime(new FakeControlPlane.Clock(Instant.EPOCH));
    private final Undo undo = new Undo(time);
    private final List<String> done = new ArrayList<>();

    private void hold(String name) {
        undo.hold(name, () -> done.add("sent " + name), () -> done.add("took back " + name));
    }

    @Test
    void aDecisionIsSentWhenItsWindowIsOver() {
        hold("a");
        time.pass(Duration.ofMillis(9_999));
        assertThat(done).isEmpty();
        assertThat(undo.offerProperty().get()).isNotNull();
        time.pass(Duration.ofMillis(1));
        assertThat(done).containsExactly("sent a");
        assertThat(undo.offerProperty().get()).isNull();
    }

    @Test
    void whatIsTakenBackIsNeverSent() {
        hold("a");
        undo.undo();
        time.pass(Duration.ofMinutes(1));
        assertThat(done).containsExactly("took back a");
    }

    @Test
    void aSecondDecisionSendsTheFirst() {
        hold("a");
        hold("b");
        assertThat(done).containsExactly("sent a");
        undo.undo();
        assertThat(done).containsExactly("sent a", "took back b");
    }

    @Test
    void theEndOfTheWindowSendsWhatIsHeld() {
        hold("a");
        undo.sendNow();
        undo.sendNow();
        assertThat(done).containsExactly("sent a");
    }
}
