package dev.missioncontrol.core.inbox.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LeaseReaperTest {
    private static final String TELEMETRY = "control-plane-telemetry.mv.db";

    @TempDir
    Path directory;

    @Test
    void aNightWithTheLaptopClosedCostsNobodyTheirLease() {
        try (Opened opened = new Opened(directory)) {
            opened.create("over night");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(6));
            opened.offFor(Duration.ofHours(12));
            InboxItem atBreakfast = opened.find(claimed);
            assertThat(atBreakfast.state()).isEqualTo(ItemState.ACKED);
            assertThat(atBreakfast.epoch()).isEqualTo(claimed.epoch());
            assertThat(expiry(atBreakfast)).isEqualTo(opened.clock().instant().plus(Lease.TERM));
            opened.advance(Lease.TERM.plusSeconds(1));
            assertThat(opened.find(claimed).state()).isEqualTo(ItemState.PENDING);
        }
    }

    @Test
    void aMachineThatSleptWithTheProgramOpenCountsAsARestart() {
        try (Opened opened = new Opened(directory)) {
            opened.create("asleep");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(1));
            opened.clock().sleep(Duration.ofHours(12));
            opened.core().tick();
            assertThat(opened.find(claimed).state()).isEqualTo(ItemState.ACKED);
        }
    }

    @Test
    void aWallClockSetBackNeitherEndsNorPreservesALeaseForLong() {
        try (Opened opened = new Opened(directory)) {
            opened.create("set back");
            InboxItem claimed = opened.claimed();
            adopted(opened, claimed, Duration.ofHours(-1));
            assertThat(expiry(opened.find(claimed)))
                    .isEqualTo(opened.clock().instant().plus(Lease.TERM));
        }
    }

    @Test
    void aWallClockSetBackALittleDoesNotLengthenARuntimesLease() {
        try (Opened opened = new Opened(directory)) {
            opened.create("set back a little");
            InboxItem claimed = opened.claimed();
            adopted(opened, claimed, Duration.ofMinutes(-25));
            assertThat(expiry(opened.find(claimed)))
                    .isEqualTo(opened.clock().instant().plus(Lease.TERM));
        }
    }

    @Test
    void aLeaseThatWasOverBeforeTheControlPlaneStoppedGetsNoGrace() {
        try (Opened opened = new Opened(directory)) {
            opened.create("lost");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(16));
            assertThat(opened.find(claimed).state()).isEqualTo(ItemState.PENDING);
            opened.offFor(Duration.ofHours(1));
            assertThat(opened.find(claimed).state()).isEqualTo(ItemState.PENDING);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsKilledRightAfterARestartStillGivesGrace(boolean telemetry, @TempDir Path copy) throws IOException {
        try (Opened opened = new Opened(directory)) {
            opened.create("over two nights");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(6));
            opened.offFor(Duration.ofHours(12));
            asAKillLeavesIt(copy, telemetry);
            opened.clock().jump(Duration.ofSeconds(3));
            try (Opened again = new Opened(copy, opened.clock())) {
                assertThat(again.find(claimed).state()).isEqualTo(ItemState.ACKED);
            }
        }
    }

    /** The wall clock is set, and followed when it has been steady. */
    private static void adopted(Opened opened, InboxItem held, Duration by) {
        opened.clock().jump(by);
        for (int second = 0; second < 60; second += 10) {
            opened.advance(Duration.ofSeconds(10));
            opened.renew(held);
        }
        opened.advance(Duration.ofSeconds(1));
    }

    private void asAKillLeavesIt(Path copy, boolean telemetry) throws IOException {
        for (String file : List.of("control-plane.mv.db", "integrity.key")) {
            Files.copy(directory.resolve(file), copy.resolve(file));
        }
        if (telemetry) {
            Files.copy(directory.resolve(TELEMETRY), copy.resolve(TELEMETRY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutTelemetryEveryLeaseGetsItsWholeGrace(Ruin ruin) throws IOException {
        SteppedClock clock = new SteppedClock();
        InboxItem claimed;
        InboxItem classic;
        try (Opened opened = new Opened(directory, clock)) {
            opened.create("of a runtime");
            claimed = opened.claimed();
            classic = opened.owner().inbox().create(NewItem.of(Opened.SLASH, "of a client"), IdempotencyKey.random());
            opened.core().classic(new Principal(Role.CLASSIC, "fleet")).ack(classic.id(), Opened.SLASH);
            opened.advance(Duration.ofSeconds(10));
            opened.renew(claimed);
            opened.advance(Duration.ofSeconds(10));
        }
        ruin.happenTo(directory.resolve(TELEMETRY));
        clock.jump(Duration.ofHours(12));
        try (Opened again = new Opened(directory, clock)) {
            assertThat(expiry(again.find(claimed))).isEqualTo(clock.instant().plus(Lease.TERM));
            assertThat(expiry(again.find(classic))).isEqualTo(clock.instant().plus(Lease.CLASSIC_TERM));
            again.advance(Lease.TERM.plusSeconds(1));
            assertThat(again.find(claimed).state()).isEqualTo(ItemState.PENDING);
        }
    }

    /** What can become of the file of telemetry. */
    enum Ruin {
        GONE,
        EMPTY,
        GARBLED,
        SHORTENED;

        void happenTo(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            switch (this) {
                case GONE -> {}
                case EMPTY -> Files.createFile(file);
                case GARBLED -> Files.write(file, new byte[bytes.length]);
                case SHORTENED -> Files.write(file, Arrays.copyOf(bytes, 5_000));
            }
        }
    }

    @Test
    void whatOneExpiryChangesOfTheNextItemIsKept() {
        try (Opened opened = new Opened(directory)) {
            InboxItem first = opened.create("poison");
            Plan afterFirst = new Plan(List.of(first.id()), null, null);
            InboxItem next = opened.owner()
                    .inbox()
                    .create(NewItem.of(Opened.SLASH, "after").planned(afterFirst), IdempotencyKey.random());
            for (int loss = 0; loss < 2; loss++) {
                opened.claimed();
                opened.advance(Lease.FIRST_TERM);
            }
            opened.core().classic(new Principal(Role.CLASSIC, "fleet")).ack(next.id(), Opened.SLASH);
            opened.advance(Lease.CLASSIC_TERM.minus(Lease.FIRST_TERM));
            opened.claimed();
            opened.advance(Lease.FIRST_TERM);
            assertThat(opened.find(first).state()).isEqualTo(ItemState.FAILED);
            assertThat(opened.find(next).state()).isEqualTo(ItemState.PENDING);
            assertThat(opened.find(next).trail().asked()).isTrue();
        }
    }

    @Test
    void whatIsCompletedHasRoomForAnyNumberOfFollowers() {
        try (Opened opened = new Opened(directory)) {
            InboxItem first = opened.create("first");
            NewItem follower = NewItem.of(Opened.SLASH, "then").planned(new Plan(List.of(first.id()), null, null));
            for (int i = 0; i < Schedule.AWAITED_BY_MAX; i++) {
                opened.owner().inbox().create(follower, IdempotencyKey.random());
            }
            assertThatThrownBy(() -> opened.owner().inbox().create(follower, IdempotencyKey.random()))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.type()).isEqualTo("too-many-followers"));
            ItemCommand done = new ItemCommand.Complete(null, Result.of("done"));
            opened.owner().inbox().submit(first.id(), done, IdempotencyKey.random());
            InboxItem late = opened.owner().inbox().create(follower, IdempotencyKey.random());
            assertThat(late.schedule().unmet()).isEmpty();
        }
    }

    private static Instant expiry(InboxItem item) {
        return Objects.requireNonNull(item.lease(), "no lease").expiresAt();
    }
}
