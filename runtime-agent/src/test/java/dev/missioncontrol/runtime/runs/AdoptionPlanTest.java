package dev.missioncontrol.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.FakeInbox;
import dev.missioncontrol.runtime.sessions.AgentSession;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionPlanTest {
    private final FakeInbox inbox = new FakeControlPlane().inbox;
    private final InboxItem held = held(1, 3);

    private InboxItem held(int number, long epoch) {
        return inbox.set(inbox.pending(number, "x", null).id(), ItemState.WORKING, new Epoch(epoch));
    }

    private static AgentSession session(InboxItem item, long epoch, long next) {
        Epoch adopting = next == 0 ? null : new Epoch(next);
        return new AgentSession(
                "s" + epoch, new AttemptId(item.id(), new Epoch(epoch)), new Epoch(epoch), adopting, 5, Instant.EPOCH);
    }

    @Test
    void heldItemIsTakenUpWithTheSessionOfItsEpoch() {
        AgentSession session = session(held, 3, 0);
        AdoptionPlan plan = AdoptionPlan.of(List.of(held), List.of(session), true);
        assertThat(plan)
                .isEqualTo(new AdoptionPlan(List.of(new AdoptionPlan.Adoption(held, session)), List.of(), List.of()));
    }

    @Test
    void adoptionThatWasInterruptedIsGoneOnWith() {
        AgentSession session = session(held, 2, 3);
        assertThat(AdoptionPlan.of(List.of(held), List.of(session), true).adoptions())
                .hasSize(1);
    }

    @Test
    void sessionOfAnOlderEpochIsALeftoverAndTheItemIsLost() {
        AgentSession session = session(held, 2, 0);
        assertThat(AdoptionPlan.of(List.of(held), List.of(session), true))
                .isEqualTo(new AdoptionPlan(List.of(), List.of(held), List.of(session)));
    }

    @Test
    void sessionOfAnItemThatIsNotHeldIsALeftover() {
        AgentSession other = session(held(2, 3), 3, 0);
        assertThat(AdoptionPlan.of(List.of(), List.of(other), true))
                .isEqualTo(new AdoptionPlan(List.of(), List.of(), List.of(other)));
    }

    @Test
    void sessionThatCannotBeTakenUpIsALeftover() {
        AgentSession session = session(held, 3, 0);
        assertThat(AdoptionPlan.of(List.of(held), List.of(session), false))
                .isEqualTo(new AdoptionPlan(List.of(), List.of(held), List.of(session)));
    }
}
