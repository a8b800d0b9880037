package dev.missioncontrol.core.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime is judged by the control plane's own time, and never by time in which that was not there. */
final class ControlPlaneUptimeTest {
    @TempDir
    Path directory;

    private static RuntimeStatus status(Opened opened) {
        return opened.owner().runtimes().list().getFirst();
    }

    private static void fades(Opened opened) {
        opened.advance(Duration.ofSeconds(19));
        assertThat(status(opened).liveness()).isEqualTo(Liveness.ALIVE);
        opened.advance(Duration.ofSeconds(1));
        assertThat(status(opened).liveness()).isEqualTo(Liveness.SUSPECT);
        opened.advance(Duration.ofSeconds(14));
        assertThat(status(opened).liveness()).isEqualTo(Liveness.SUSPECT);
        opened.advance(Duration.ofSeconds(1));
        assertThat(status(opened).liveness()).isEqualTo(Liveness.LOST);
    }

    /** The runtime goes on until the wall clock is followed. */
    private static void adopted(Opened opened, InboxItem held) {
        for (int second = 0; second < 60; second += 10) {
            opened.advance(Duration.ofSeconds(10));
            opened.renew(held);
        }
        opened.advance(Duration.ofSeconds(1));
        assertThat(opened.core().time()).isEqualTo(opened.clock().instant());
    }

    @Test
    void aSilentRuntimeIsSuspectAtTwentySecondsAndLostAtThirtyFive() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.claimed();
            fades(opened);
            assertThat(status(opened).evidence().observation()).isEqualTo("started");
        }
    }

    @Test
    void aRestartOfTheControlPlaneLosesNobody() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.claimed();
            opened.offFor(Duration.ofHours(9));
            assertThat(status(opened).liveness()).isEqualTo(Liveness.ALIVE);
            assertThat(status(opened).evidence().observation())
                    .isEqualTo("started, before the control plane came back");
            assertThat(opened.owner().agents().list().getFirst().liveness()).isEqualTo(Liveness.ALIVE);
            fades(opened);
        }
    }

    @Test
    void aSleepOfTheMachineLosesNobody() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.claimed();
            opened.advance(Duration.ofSeconds(5));
            opened.clock().sleep(Duration.ofHours(1));
            opened.core().tick();
            assertThat(status(opened).liveness()).isEqualTo(Liveness.ALIVE);
            fades(opened);
        }
    }

    @Test
    void aClockThatGoesBackKeepsNobodyAlive() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            InboxItem held = opened.claimed();
            opened.clock().jump(Duration.ofHours(-1));
            adopted(opened, held);
            assertThat(status(opened).liveness()).isEqualTo(Liveness.ALIVE);
            fades(opened);
        }
    }

    @Test
    void whoStartsAfterTheClockWentBackIsJudgedByItsTime() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.clock().jump(Duration.ofHours(-1));
            opened.advance(Duration.ofSeconds(61));
            opened.claimed();
            fades(opened);
        }
    }

    @Test
    void whoWasLostStaysLostThroughARestart() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.claimed();
            opened.advance(Duration.ofSeconds(40));
            opened.offFor(Duration.ofHours(9));
            assertThat(status(opened).liveness()).isEqualTo(Liveness.LOST);
            opened.advance(Duration.ofSeconds(40));
            assertThat(opened.owner().audit().list(AuditFilter.ALL, null, 100).rows())
                    .filteredOn(event -> event.type().startsWith("runtime."))
                    .extracting(AuditEvent::type)
                    .containsExactly("runtime.lost", "runtime.started");
        }
    }
}
