package dev.missioncontrol.core.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.ItemFilter;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane stops writing before its disk does. */
final class RoomTest {
    private final FakeVolume volume = new FakeVolume();
    private final SteppedClock clock = new SteppedClock();
    private Core core;

    private static final class FakeVolume implements DiskVolume {
        private volatile long free = Long.MAX_VALUE;
        private volatile boolean writable = true;

        @Override
        public long freeBytes() {
            return free;
        }

        @Override
        public boolean writable() {
            return writable;
        }

        @Override
        public boolean takesWrites() {
            return writable;
        }
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("control-plane");
        core = Core.open(CoreConfig.inDirectory(directory)
                .on(new Database.H2Url(url, volume))
                .stepped(clock, clock::elapsed));
    }

    @AfterEach
    void close() {
        volume.free = Long.MAX_VALUE;
        volume.writable = true;
        core.close();
    }

    @Test
    void aFullDiskRefusesWhatWritesAndReadingGoesOn() {
        create("before");
        volume.free = 1_000_000;
        refused("out-of-space");
        assertThat(core.writable()).isFalse();
        assertThat(titles()).containsExactly("before");
        volume.free = Long.MAX_VALUE;
        create("after");
        assertThat(titles()).containsExactly("after", "before");
        assertThat(core.writable()).isTrue();
    }

    @Test
    void aReadOnlyDiskRefusesWhatWritesAndReadingGoesOn() {
        create("before");
        volume.writable = false;
        refused("read-only");
        assertThat(titles()).containsExactly("before");
        volume.writable = true;
        create("after");
        assertThat(titles()).containsExactly("after", "before");
    }

    @Test
    void signsOfLifeAndClaimsThatFindNothingAreAnsweredWithoutRoom() {
        RuntimeStarted started = runtime().runtimes().start(new RuntimeStart("laptop", "Linux", "0.1.0", true));
        volume.free = 0;
        core.tick();
        assertThat(runtime().runtimes().pulse(new Pulse(started.incarnation(), List.of(), List.of())))
                .isInstanceOf(PulseAnswer.Beating.class);
        ClaimRequest claim = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
        assertThat(runtime().inbox().claim(claim, Duration.ZERO)).isInstanceOf(ClaimOutcome.Nothing.class);
    }

    @Test
    void timeWithoutRoomTakesNoLeaseAway() {
        RuntimeStarted started = runtime().runtimes().start(new RuntimeStart("laptop", "Linux", "0.1.0", true));
        create("held");
        ClaimRequest claim = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
        assertThat(runtime().inbox().claim(claim, Duration.ZERO)).isInstanceOf(ClaimOutcome.Claimed.class);
        volume.free = 0;
        advance(Duration.ofMinutes(5));
        volume.free = Long.MAX_VALUE;
        advance(Duration.ofSeconds(20));
        assertThat(core.asOwner().inbox().list(ItemFilter.ALL, null, 10).rows())
                .allMatch(item -> item.state().held());
        advance(Duration.ofSeconds(20));
        assertThat(core.asOwner().inbox().list(ItemFilter.ALL, null, 10).rows())
                .noneMatch(item -> item.state().held());
    }

    private void advance(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            core.tick();
        }
    }

    private void refused(String type) {
        assertThatThrownBy(() -> create("refused")).isInstanceOfSatisfying(ControlPlaneException.class, e -> {
            assertThat(e.category()).isEqualTo(Category.OUT_OF_SPACE);
            assertThat(e.type()).isEqualTo(type);
        });
    }

    private void create(String title) {
        NewItem item =
                NewItem.of(new AgentName("slash"), title).running(new Command(List.of("true"), "/srv/repo", null));
        core.asOwner().inbox().create(item, IdempotencyKey.random());
    }

    private List<String> titles() {
        return core.asOwner().inbox().list(ItemFilter.ALL, null, 10).rows().stream()
                .map(item -> item.title())
                .toList();
    }

    private ControlPlane runtime() {
        return core.as(new Principal(Role.RUNTIME, "local"));
    }
}
