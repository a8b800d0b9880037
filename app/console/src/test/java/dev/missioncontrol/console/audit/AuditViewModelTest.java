package dev.missioncontrol.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.lists.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditViewModelTest {
    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final AuditViewModel audit = new AuditViewModel(controlPlane.audit(), SteppedTime.sameThread(), time);

    private AuditEvent event(String type, String actor, String subject) {
        return controlPlane.log().append(type, Actor.parse(actor), subject, Map.of("agent", "slash"), Map.of());
    }

    private List<Long> sequences() {
        return audit.rows().stream()
                .map(Slot::find)
                .flatMap(Optional::stream)
                .map(event -> event.position().sequence())
                .toList();
    }

    private void filter(String text) {
        audit.filterProperty().set(text);
        time.pass(Duration.ofMillis(200));
    }

    @Test
    void theNewestEventIsOnTop() {
        event("item.created", "owner:laptop", "item:a");
        event("item.claimed", "runtime:local", "item:a");
        audit.load();
        assertThat(sequences()).containsExactly(2L, 1L);
    }

    @Test
    void aLiveEventComesOnTopAndOnlyOnce() {
        AuditEvent first = event("item.created", "owner:laptop", "item:a");
        audit.load();
        AuditEvent second = event("item.claimed", "runtime:local", "item:a");
        audit.onEvents(List.of(first, second));
        audit.onEvents(List.of(second));
        assertThat(sequences()).containsExactly(2L, 1L);
    }

    @Test
    void whoReadsFurtherDownOnlySeesACount() {
        event("item.created", "owner:laptop", "item:a");
        audit.load();
        audit.atTopProperty().set(false);
        audit.onEvents(List.of(event("item.claimed", "runtime:local", "item:a")));
        assertThat(sequences()).containsExactly(1L);
        assertThat(audit.arrivedProperty().get()).isEqualTo(1);
        audit.showArrived();
        assertThat(sequences()).containsExactly(2L, 1L);
        assertThat(audit.arrivedProperty().get()).isZero();
    }

    @Test
    void pairsAndWordsNarrowPagesAndLiveEventsAlike() {
        event("item.created", "owner:laptop", "item:a");
        event("item.claimed", "runtime:local", "item:a");
        filter("actor:runtime claimed");
        audit.onEvents(List.of(
                event("item.started", "runtime:local", "item:a"),
                event("item.claimed", "owner:laptop", "item:b"),
                event("item.claimed", "runtime:local", "item:b")));
        assertThat(sequences()).containsExactly(5L, 2L);
    }

    @Test
    void aPrefixOfTheActionAndAWholeSubjectNarrow() {
        event("item.created", "owner:laptop", "item:a");
        event("runtime.started", "runtime:local", "runtime:local");
        filter("action:item.");
        assertThat(sequences()).containsExactly(1L);
        audit.onEvents(List.of(event("token.issued", "owner:laptop", "token:1")));
        assertThat(sequences()).containsExactly(1L);
        filter("subject:runtime:local");
        assertThat(sequences()).containsExactly(2L);
    }

    @Test
    void anUnknownKeyIsExplained() {
        filter("agent:slash");
        assertThat(audit.problemProperty().get())
                .isEqualTo("There is no filter “agent”; use action, actor, subject, or plain words.");
    }

    @Test
    void stepsLeadAlongOneSubject() {
        event("item.created", "owner:laptop", "item:a");
        event("item.created", "owner:laptop", "item:b");
        AuditEvent last = event("item.claimed", "runtime:local", "item:a");
        audit.load();
        audit.select(last);
        audit.step(-1);
        assertThat(Objects.requireNonNull(audit.selectedProperty().get())
                        .position()
                        .sequence())
                .isEqualTo(1);
        audit.step(-1);
        assertThat(Objects.requireNonNull(audit.selectedProperty().get())
                        .position()
                        .sequence())
                .isEqualTo(1);
        audit.step(1);
        assertThat(audit.selectedProperty().get()).isEqualTo(last);
    }
}
