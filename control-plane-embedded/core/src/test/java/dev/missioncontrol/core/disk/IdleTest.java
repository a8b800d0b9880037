package dev.missioncontrol.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time alone, and signs of life, neither write to the file of the log nor force it; telemetry stays small beside it. */
final class IdleTest {
    private static final String LOG = "control-plane.mv.db";
    private static final String TELEMETRY = "control-plane-telemetry.mv.db";
    private static final Duration PULSE = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SteppedClock clock = new SteppedClock();
    private final Disk disk = Disk.mount();
    private final List<Beating> beating = new ArrayList<>();
    private Core core;

    /** A runtime that gives signs of life, and renews the leases that it has. */
    private record Beating(ControlPlane runtime, Incarnation life, List<Pulse.Renewal> renewals) {
        void beat() {
            runtime.runtimes().pulse(new Pulse(life, renewals, List.of()));
        }
    }

    /** What happened to the file of the log. */
    private record Traces(long writes, long bytes, long forces) {}

    @BeforeEach
    void open(@TempDir Path directory) {
        // Retention is measured in real time, which does not go by here.
        Database database = new Database.H2Url(disk.url() + ";RETENTION_TIME=0");
        core = Core.open(CoreConfig.inDirectory(directory)
                .on(database)
                .stepped(clock, clock::elapsed)
                .onCallersThread());
    }

    @AfterEach
    void close() {
        core.close();
        disk.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void anIdleHourLeavesNoTrace(int runtimes) {
        for (int i = 0; i < runtimes; i++) {
            start("runtime-" + i, List.of());
        }
        goOn(SETTLED); // until the checkpoint that follows the last event
        Traces before = traces();
        long forces = disk.forces(TELEMETRY);
        goOn(HOUR);
        assertThat(traces()).isEqualTo(before);
        assertThat(disk.bytes(TELEMETRY)).isLessThan(1024 * 1024);
        assertThat(disk.forces(TELEMETRY) - forces).isLessThan(3); // H2 does so where it makes the file shorter
    }

    @Test
    void renewalsOfLeasesLeaveNoneEither() {
        Command command = new Command(List.of("true"), "/srv/repo", null);
        core.asOwner()
                .inbox()
                .create(NewItem.of(new AgentName("slash"), "long work").running(command), IdempotencyKey.random());
        Beating runtime = start("runtime", new ArrayList<>());
        ClaimRequest request = new ClaimRequest(runtime.life(), IdempotencyKey.random());
        InboxItem item = ((ClaimOutcome.Claimed) runtime.runtime().inbox().claim(request, Duration.ZERO)).item();
        runtime.renewals().add(new Pulse.Renewal(item.id(), item.epoch()));
        goOn(SETTLED);
        Traces before = traces();
        goOn(HOUR);
        assertThat(traces()).isEqualTo(before);
        assertThat(core.asOwner().inbox().find(item.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
    }

    private Beating start(String name, List<Pulse.Renewal> renewals) {
        ControlPlane runtime = core.as(new Principal(Role.RUNTIME, name));
        Incarnation life = runtime.runtimes()
                .start(new RuntimeStart("vm", "Linux", "0.1.0", true))
                .incarnation();
        Beating started = new Beating(runtime, life, renewals);
        beating.add(started);
        return started;
    }

    private void goOn(Duration time) {
        for (long second = 1; second <= time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            if (second % PULSE.toSeconds() == 0) {
                beating.forEach(Beating::beat);
            }
            core.tick();
        }
    }

    private Traces traces() {
        return new Traces(disk.writes(LOG), disk.bytes(LOG), disk.forces(LOG));
    }
}
