package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeaseReaperTest {
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
            opened.clock().jump(Duration.ofHours(12));
            opened.core().tick();
            assertThat(opened.find(claimed).state()).isEqualTo(ItemState.ACKED);
        }
    }

    @Test
    void aWallClockSetBackNeitherEndsNorPreservesALeaseForLong() {
        try (Opened opened = new Opened(directory)) {
            opened.create("set back");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(1));
            opened.clock().jump(Duration.ofHours(-1));
            opened.core().tick();
            assertThat(expiry(opened.find(claimed)))
                    .isEqualTo(opened.clock().instant().plus(Lease.TERM));
        }
    }

    @Test
    void aWallClockSetBackALittleDoesNotLengthenARuntimesLease() {
        try (Opened opened = new Opened(directory)) {
            opened.create("set back a little");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(1));
            opened.clock().jump(Duration.ofMinutes(-25));
            opened.core().tick();
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

    @Test
    void whoIsKilledRightAfterARestartStillGivesGrace(@TempDir Path copy) throws IOException {
        try (Opened opened = new Opened(directory)) {
            opened.create("over two nights");
            InboxItem claimed = opened.claimed();
            opened.advance(Duration.ofSeconds(6));
            opened.offFor(Duration.ofHours(12));
            asAKillLeavesIt(copy);
            opened.clock().jump(Duration.ofSeconds(3));
            try (Opened again = new Opened(copy, opened.clock())) {
                assertThat(again.find(claimed).state()).isEqualTo(ItemState.ACKED);
            }
        }
    }

    private void asAKillLeavesIt(Path copy) throws IOException {
        for (String file : List.of("control-plane.mv.db", "integrity.key")) {
            Files.copy(directory.resolve(file), copy.resolve(file));
        }
    }

    private static Instant expiry(InboxItem item) {
        return Objects.requireNonNull(item.lease(), "no lease").expiresAt();
    }
}
