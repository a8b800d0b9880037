package dev.missioncontrol.core.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DiskVolume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs of life that change nothing write nothing into the log: here that is refused, because its disk is full. */
final class PulseTest {
    private final AtomicBoolean full = new AtomicBoolean();
    private final SteppedClock clock = new SteppedClock();

    @Test
    void aLeaseIsRenewedWhileNothingCanBeWritten(@TempDir Path directory) {
        try (Core core = open(directory)) {
            ControlPlane runtime = core.as(new Principal(Role.RUNTIME, "local"));
            InboxItem item = claimed(core.asOwner(), runtime);
            full.set(true);
            clock.advance(Duration.ofSeconds(10));
            assertThat(renew(runtime, item))
                    .isEqualTo(new PulseAnswer.Beating(List.of(new PulseAnswer.Verdict.Renewed(
                            item.id(), clock.instant().plus(Lease.TERM)))));
            clock.advance(Lease.TERM.minusSeconds(1)); // too near the end for that, and still nothing to write
            assertThat(renew(runtime, item)).isInstanceOf(PulseAnswer.Beating.class);
            assertThatThrownBy(() -> claimed(core.asOwner(), runtime))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.category()).isEqualTo(Category.OUT_OF_SPACE));
        }
    }

    private Core open(Path directory) {
        Database database = new Database.H2Url("jdbc:h2:file:" + directory.resolve("control-plane"), new Disk());
        return Core.open(CoreConfig.inDirectory(directory).on(database).stepped(clock, clock::elapsed));
    }

    private static InboxItem claimed(ControlPlane owner, ControlPlane runtime) {
        Command command = new Command(List.of("true"), "/srv/repo", null);
        owner.inbox().create(NewItem.of(new AgentName("slash"), "long work").running(command), IdempotencyKey.random());
        Incarnation first = runtime.runtimes()
                .start(new RuntimeStart("laptop", "Linux", "0.1.0", true))
                .incarnation();
        ClaimRequest request = new ClaimRequest(first, IdempotencyKey.random());
        return ((ClaimOutcome.Claimed) runtime.inbox().claim(request, Duration.ZERO)).item();
    }

    private static PulseAnswer renew(ControlPlane runtime, InboxItem item) {
        Pulse.Renewal renewal = new Pulse.Renewal(item.id(), item.epoch());
        return runtime.runtimes().pulse(new Pulse(new Incarnation(1), List.of(renewal), List.of()));
    }

    /** Full or not, as the test says. */
    private final class Disk implements DiskVolume {
        @Override
        public long freeBytes() {
            return full.get() ? 0 : Long.MAX_VALUE;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean takesWrites() {
            return true;
        }
    }
}
