package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.FakeItems;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.undo.Undo;
import java.time.Duration;
import java.time.Instant;

/** Builds an inbox view model over an in-memory control plane, in stepped time. */
final class InboxFixture {
    final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    final SteppedTime time = new SteppedTime(clock);
    final Undo undo = new Undo(time);
    final InboxViewModel inbox = new InboxViewModel(controlPlane, SteppedTime.sameThread(), time, undo);

    InboxItem pending(String title) {
        InboxItem item = FakeItems.pending(
                controlPlane.inbox().nextId(), NewItem.of(new AgentName("slash"), title), clock.instant());
        controlPlane.inbox().put(item);
        return item;
    }

    InboxItem working(String title) {
        InboxItem item = FakeItems.held(
                pending(title), ItemState.WORKING, clock.instant().plusSeconds(30));
        controlPlane.inbox().put(item);
        return item;
    }

    InboxItem now(InboxItem item) {
        return controlPlane.inbox().find(item.id()).orElseThrow();
    }

    /** Delivers the last events as the shell would. */
    void tell(int lastEvents) {
        inbox.onEvents(controlPlane
                .audit()
                .list(AuditFilter.ALL, null, lastEvents)
                .rows()
                .reversed());
        time.pass(Duration.ofMillis(200));
    }
}
