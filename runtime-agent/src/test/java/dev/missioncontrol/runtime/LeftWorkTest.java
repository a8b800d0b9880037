package dev.missioncontrol.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.MutableClock;
import dev.missioncontrol.runtime.fakes.Until;
import dev.missioncontrol.runtime.identity.Membership;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that is not reported as done is told all the same, and work that cannot begin waits with its reason. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeftWorkTest {
    private static final String LEAVE = "echo x >new.txt; git commit -q --allow-empty -m One; echo begun; sleep 60";

    @TempDir
    Path temp;

    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final MutableClock clock = new MutableClock();

    private RuntimeAgent agent() throws Exception {
        Path home = Files.createDirectories(temp.resolve("home"));
        RuntimeConfig config = new RuntimeConfig(home, 4, false, Machine.environment(temp), Duration.ofSeconds(1));
        return new RuntimeAgent(config, controlPlane, new RuntimeClocks(clock, clock), new Member());
    }

    private final class Member implements Membership {
        @Override
        public Status refresh() {
            return new Status.In();
        }

        @Override
        public boolean endsWhenRefused() {
            return true;
        }

        @Override
        public Optional<MachineKeys> keys() {
            return Optional.of(controlPlane.secrets.keys);
        }
    }

    private InboxItem item(String repository) {
        return controlPlane.inbox.pending(1, "Work", new Command(List.of("sh", "-c", LEAVE), repository, null));
    }

    private boolean shown(InboxItem item, String text) {
        return controlPlane
                .inbox
                .output(item.id())
                .filter(tail -> tail.lines().stream().anyMatch(line -> line.contains(text)))
                .isPresent();
    }

    private <T extends ItemCommand> List<T> submitted(Class<T> type) {
        return controlPlane.inbox.commands().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void baseThatCannotBeFetchedLetsTheItemWaitAndCostsNoAttempt() throws Exception {
        InboxItem item = item("https://localhost:1/x.git");
        try (RuntimeAgent agent = agent()) {
            agent.start();
            Until.holds("the reason is shown", () -> shown(item, "waiting: the repository https://localhost:1/x.git"));
            assertThat(controlPlane.inbox.get(item.id()).state()).isEqualTo(ItemState.ACKED);
            clock.advance(Duration.ofMinutes(2));
            Until.holds(
                    "it is given back",
                    () -> !submitted(ItemCommand.Release.class).isEmpty());
        }
        assertThat(submitted(ItemCommand.Release.class).getFirst().reason())
                .contains("could not be read (git fetch: fatal: unable to access 'https://localhost:1/x.git/'");
        assertThat(submitted(ItemCommand.Fail.class)).isEmpty();
        assertThat(submitted(ItemCommand.StartWork.class)).isEmpty();
    }

    @Test
    void workThatWasCancelledIsBroughtHomeAndToldAsANote() throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        InboxItem item = item(source.toString());
        try (RuntimeAgent agent = agent()) {
            agent.start();
            Until.holds("it has begun", () -> shown(item, "begun"));
            controlPlane.inbox.set(item.id(), ItemState.CANCELLED, new Epoch(2));
            agent.pulseNow();
            Until.holds(
                    "it is told", () -> !submitted(ItemCommand.Complete.class).isEmpty());
        }
        assertThat(submitted(ItemCommand.Complete.class).getFirst().result().summary())
                .startsWith("the command was stopped; 1 commit on agents/" + item.id() + "/1; kept in "
                        + temp.resolve("home").toRealPath())
                .endsWith("1 uncommitted (new.txt)");
        assertThat(controlPlane.inbox.get(item.id()).state()).isEqualTo(ItemState.CANCELLED);
        assertThat(Machine.git(source, "log", "-1", "--format=%s", "agents/" + item.id() + "/1"))
                .isEqualTo("One");
    }

    @Test
    void workThatWasLostIsBroughtHomeAndToldWithTheLoss() throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        InboxItem item = item(source.toString());
        try (RuntimeAgent agent = agent()) {
            agent.start();
            Until.holds("it has begun", () -> shown(item, "begun"));
        }
        controlPlane.inbox.set(item.id(), ItemState.WORKING, new Epoch(1));
        Path home = temp.resolve("home");
        Files.delete(home.resolve("starts/" + item.id() + "-1.left"));
        try (RuntimeAgent agent = agent()) {
            agent.start();
            Until.holds("it is told", () -> !submitted(ItemCommand.Fail.class).isEmpty());
        }
        assertThat(submitted(ItemCommand.Fail.class).getFirst().result().summary())
                .startsWith("the runtime restarted and found no session of this attempt; 1 commit on agents/")
                .endsWith("1 uncommitted (new.txt)");
    }
}
