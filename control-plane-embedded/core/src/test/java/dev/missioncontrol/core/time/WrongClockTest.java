package dev.missioncontrol.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wall clock that is wrong for a moment changes nothing; one that stays is followed without harm to work in hand. */
final class WrongClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private static List<AuditEvent> events(Opened opened) {
        return opened.owner().audit().list(AuditFilter.ALL, null, 500).rows().reversed();
    }

    private static List<String> types(Opened opened) {
        return events(opened).stream().map(AuditEvent::type).toList();
    }

    private static void works(Opened opened, InboxItem held, int seconds) {
        for (int second = 0; second < seconds; second += 10) {
            opened.advance(Duration.ofSeconds(10));
            opened.renew(held);
        }
    }

    private static InboxItem planned(Opened opened, Instant notBefore) {
        NewItem item = NewItem.of(Opened.SLASH, "later").planned(new Plan(List.of(), notBefore, null));
        return opened.owner().inbox().create(item, IdempotencyKey.random());
    }

    @Test
    void aClockThatIsWrongForAWhileChangesNothing() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            InboxItem held = opened.claimed();
            planned(opened, opened.clock().instant().plus(Duration.ofMinutes(30)));
            opened.clock().jump(HOUR);
            works(opened, held, 20);
            opened.clock().jump(HOUR.multipliedBy(-2));
            works(opened, held, 20);
            opened.clock().jump(HOUR);
            works(opened, held, 20);
            opened.create("when all is well");
            assertThat(types(opened)).doesNotContain("runtime.lost", "item.due", "item.lease-expired");
            assertThat(events(opened).getLast().at()).isEqualTo(opened.clock().instant());
            assertThat(opened.find(held).epoch()).isEqualTo(held.epoch());
        }
    }

    @Test
    void aClockThatStaysIsFollowedAfterAMinute() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            InboxItem held = opened.claimed();
            InboxItem later = planned(opened, opened.clock().instant().plus(Duration.ofMinutes(30)));
            opened.clock().jump(HOUR);
            works(opened, held, 60);
            assertThat(opened.find(later).status().notBefore()).isNotNull();
            works(opened, held, 10);
            assertThat(opened.find(later).status().notBefore()).isNull();
            assertThat(opened.find(held).epoch()).isEqualTo(held.epoch());
            assertThat(opened.core().time()).isEqualTo(opened.clock().instant());
            assertThat(types(opened))
                    .containsSubsequence("clock.differed", "clock.adopted", "item.due")
                    .doesNotContain("runtime.lost", "item.lease-expired");
            assertThat(events(opened))
                    .filteredOn(event -> event.type().startsWith("clock."))
                    .extracting(AuditEvent::data)
                    .containsExactly("{\"by\":\"PT1H\"}", "{\"by\":\"PT1H\",\"reason\":\"steady\"}");
        }
    }

    @Test
    void timesStandStillAfterAStartWithAClockThatWasAhead() {
        SteppedClock clock = new SteppedClock();
        new Opened(directory, clock).close();
        clock.jump(Duration.ofDays(1));
        try (Opened opened = new Opened(directory, clock)) {
            opened.create("tomorrow");
            clock.jump(Duration.ofDays(-1));
            opened.advance(Duration.ofSeconds(65));
            assertThat(opened.core().time()).isEqualTo(clock.instant());
            assertThat(opened.core().health().clock().uncertain()).isTrue();
            Instant reached = events(opened).getLast().at();
            opened.create("today");
            InboxItem held = opened.claimed();
            assertThat(Objects.requireNonNull(held.lease()).expiresAt())
                    .isEqualTo(clock.instant().plus(Lease.FIRST_TERM));
            opened.advance(Duration.ofSeconds(16));
            assertThat(opened.find(held).state()).isEqualTo(ItemState.PENDING);
            assertThat(events(opened).getLast().at()).isEqualTo(reached);
            clock.advance(Duration.ofDays(1));
            opened.create("tomorrow again");
            assertThat(events(opened).getLast().at()).isEqualTo(clock.instant()).isAfter(reached);
            assertThat(opened.core().health().clock().uncertain()).isFalse();
        }
    }

    @Test
    void whatWasMeasuredByAClockThatWasAheadEndsWhenItIsRight() {
        SteppedClock clock = new SteppedClock();
        clock.jump(Duration.ofDays(3));
        try (Opened opened = new Opened(directory, clock)) {
            opened.create("asks");
            InboxItem asking = opened.claimed();
            NewAsk ask = NewAsk.of(AskKind.TEXT, "which?").holding(asking.id(), asking.epoch());
            AskOutcome raised = opened.runtime().asks().raise(ask, IdempotencyKey.random());
            clock.jump(Duration.ofDays(-3));
            opened.advance(Duration.ofSeconds(60));
            assertThat(opened.core().health().clock().difference()).isEqualTo(Duration.ofDays(-3));
            InboxItem planned = planned(opened, opened.core().time().plus(HOUR));
            opened.create("fails");
            InboxItem failing = opened.claimed();
            ItemCommand fail = new ItemCommand.Fail(failing.epoch(), Result.of("no"), true);
            opened.runtime().inbox().submit(failing.id(), fail, IdempotencyKey.random());
            AskCommand answer = new AskCommand.Answer(new Reply.Text("this"));
            opened.owner().asks().submit(((AskOutcome.Accepted) raised).ask().id(), answer, IdempotencyKey.random());
            assertThat(opened.find(asking).status().offer()).isNotNull();
            opened.advance(Duration.ofSeconds(1));
            assertThat(opened.core().time()).isEqualTo(clock.instant());
            assertThat(opened.find(asking).status().offer()).isNull();
            assertThat(opened.find(failing).status().notBefore()).isNull();
            assertThat(opened.find(planned).status().notBefore()).isNotNull();
        }
    }

    @Test
    void aSleepIsFollowedAtOnce() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            InboxItem held = opened.claimed();
            InboxItem later = planned(opened, opened.clock().instant().plus(Duration.ofMinutes(30)));
            opened.advance(Duration.ofSeconds(5));
            opened.clock().sleep(HOUR);
            opened.advance(Duration.ofSeconds(1));
            assertThat(opened.core().time()).isEqualTo(opened.clock().instant());
            assertThat(opened.find(later).status().notBefore()).isNull();
            assertThat(opened.find(held).state()).isEqualTo(ItemState.ACKED);
            assertThat(opened.owner().runtimes().list().getFirst().liveness()).isEqualTo(Liveness.ALIVE);
            assertThat(types(opened)).contains("clock.adopted").doesNotContain("clock.differed");
        }
    }
}
