package dev.missioncontrol.core.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
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
    void aJumpOfTheClockLosesNobody() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.claimed();
            opened.advance(Duration.ofSeconds(5));
            opened.clock().jump(Duration.ofHours(1));
            opened.core().tick();
            assertThat(status(opened).liveness()).isEqualTo(Liveness.ALIVE);
            fades(opened);
        }
    }

    @Test
    void aClockThatGoesBackKeepsNobodyAlive() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.renew(opened.claimed());
            opened.advance(Duration.ofSeconds(5));
            opened.clock().jump(Duration.ofHours(-1));
            opened.core().tick();
            assertThat(status(opened).liveness()).isEqualTo(Liveness.ALIVE);
            fades(opened);
        }
    }

    @Test
    void whoStartsAfterTheClockWentBackIsJudgedByItsTime() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Work");
            opened.advance(Duration.ofSeconds(5));
            opened.clock().jump(Duration.ofHours(-1));
            opened.core().tick();
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
