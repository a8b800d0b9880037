package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.lists.Slot;
import dev.missioncontrol.console.undo.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Builds a view model of the mortal queue over an in-memory control plane, in stepped time. */
final class NeedsFixture {
    final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    final SteppedTime time = new SteppedTime(clock);
    final Undo undo = new Undo(time);
    final NeedsViewModel needs = new NeedsViewModel(controlPlane, SteppedTime.sameThread(), time, undo);

    Ask asked(NewAsk ask) {
        Ask made = controlPlane.asks().put(ask, 0, clock.instant());
        needs.load();
        needs.select(made);
        return made;
    }

    Ask asked(AskKind kind, String need) {
        return asked(NewAsk.of(kind, need));
    }

    List<String> rows() {
        return List.copyOf(needs.rows()).stream()
                .map(Slot::find)
                .flatMap(Optional::stream)
                .map(Ask::need)
                .toList();
    }

    Ask now(Ask ask) {
        return controlPlane.asks().find(ask.id()).orElseThrow();
    }

    String notice() {
        return Objects.requireNonNull(needs.commands().noticeProperty().get()).sentence();
    }

    /** Waits until everything held back has been sent. */
    void wait10Seconds() {
        time.pass(Duration.ofSeconds(10));
    }
}
