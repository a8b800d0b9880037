package dev.missioncontrol.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.Until;
import dev.missioncontrol.runtime.identity.Membership;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes away what a machine needs for work, while there is work, and gives it back. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnfitMachineTest {
    @TempDir
    Path temp;

    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private Path programs;
    private Path home;
    private Path source;

    /** The runtime of these tests finds its programs in one directory, from which they can be taken. */
    @BeforeEach
    void prepare() throws Exception {
        Machine.needsTmux();
        programs = Files.createDirectories(temp.resolve("programs"));
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isDirectory(Path.of(directory))) {
                linkAll(Path.of(directory));
            }
        }
        home = Files.createDirectories(temp.resolve("home"));
        source = Machine.repository(temp.resolve("source"));
    }

    private void linkAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Path link = programs.resolve(file.getFileName());
                if (Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, file);
                }
            }
        }
    }

    @AfterEach
    void endWhatIsLeft() throws Exception {
        Machine.endSessions(home);
        run("umount", "-l", home.toString());
    }

    private static int run(String... argv) throws Exception {
        return new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private RuntimeAgent agent(int slots) throws Exception {
        Map<String, String> environment = new HashMap<>(Machine.environment(temp));
        environment.put("PATH", programs.toString());
        RuntimeConfig config = new RuntimeConfig(home, slots, true, environment, Duration.ofSeconds(1));
        return new RuntimeAgent(
                config,
                controlPlane,
                new RuntimeClocks(InstantSource.system(), InstantSource.system()),
                Membership.GIVEN);
    }

    private List<InboxItem> pending(int count, String script) {
        List<InboxItem> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Command command = new Command(List.of("sh", "-c", script), source.toString(), null);
            items.add(controlPlane.inbox.pending(i, "Work " + i, command));
        }
        return items;
    }

    private long completed(List<InboxItem> items) {
        return items.stream()
                .filter(item -> controlPlane.inbox.get(item.id()).state() == ItemState.COMPLETED)
                .count();
    }

    private List<ItemCommand> failures() {
        return controlPlane.inbox.commands().stream()
                .filter(ItemCommand.Fail.class::isInstance)
                .toList();
    }

    private void untilAsked() throws Exception {
        Until.holds("a person is asked", () -> !controlPlane.asks.raised().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "tmux"})
    void programThatBreaksInTheMiddleOfTenItemsFailsNoneOfThem(String program) throws Exception {
        try (RuntimeAgent agent = agent(2)) {
            List<InboxItem> items = pending(10, "echo done");
            agent.start();
            Until.holds("some are done", () -> completed(items) >= 2);
            Path link = programs.resolve(program);
            Path real = Files.readSymbolicLink(link);
            Files.delete(link);
            Files.writeString(link, "#!/bin/sh\necho broken >&2\nexit 1\n");
            assertThat(link.toFile().setExecutable(true)).isTrue();
            untilAsked();
            Until.holds("nothing is held", () -> controlPlane.inbox.commands().size() > 0 && held(items) == 0);
            Files.delete(link);
            Files.createSymbolicLink(link, real);
            for (int waits = 0; waits < 3 && completed(items) < 10; waits++) {
                long before = completed(items);
                Until.holds("it goes on", () -> completed(items) > before || completed(items) == 10);
            }
            Until.holds("all are done", () -> completed(items) == 10);
        }
        assertThat(failures()).isEmpty();
        assertThat(controlPlane.asks.raised()).hasSize(1);
        assertThat(controlPlane.asks.withdrawn()).isEqualTo(1);
    }

    private long held(List<InboxItem> items) {
        return items.stream()
                .filter(item -> controlPlane.inbox.get(item.id()).state().held())
                .count();
    }

    @Test
    void machineWithoutGitClaimsNothingUntilItIsThere() throws Exception {
        Path git = programs.resolve("git");
        Path real = Files.readSymbolicLink(git);
        Files.delete(git);
        List<InboxItem> items = pending(1, "echo done");
        try (RuntimeAgent agent = agent(1)) {
            agent.start();
            untilAsked();
            assertThat(controlPlane.inbox.claimKeys()).isEmpty();
            Files.createSymbolicLink(git, real);
            Until.holds("it is done", () -> completed(items) == 1);
        }
        assertThat(controlPlane.asks.raised()).hasSize(1);
        assertThat(controlPlane.asks.raised().getFirst()).startsWith("Runtime local takes no work: git does not start");
    }

    @Test
    void diskThatFillsInTheMiddleOfTenItemsFailsNoneOfThem() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", home.toString()) == 0,
                "no small disk can be mounted here");
        Path go = temp.resolve("go");
        // A command that writes to the disk and fails where it cannot.
        String script = "while [ ! -e " + go + " ]; do sleep 0.05; done; echo made >made.txt && cat made.txt";
        List<InboxItem> items = pending(10, script);
        try (RuntimeAgent agent = agent(2)) {
            agent.start();
            Until.holds("two run", () -> held(items) == 2);
            Path filler = home.resolve("filler");
            assertThat(run("sh", "-c", "head -c 40000000 /dev/zero >" + filler)).isNotZero();
            Files.createFile(go);
            untilAsked();
            Until.holds("nothing is held", () -> held(items) == 0);
            assertThat(completed(items)).isZero();
            Files.delete(filler);
            for (long before = 0; before < 10; before = completed(items)) {
                long now = before;
                Until.holds("it goes on", () -> completed(items) > now);
            }
        }
        assertThat(failures()).isEmpty();
        assertThat(Objects.requireNonNull(controlPlane.asks.raised().getFirst()))
                .contains("is full");
        assertThat(controlPlane.asks.withdrawn()).isEqualTo(1);
    }

    @Test
    void tmuxServerThatOneOfThreeSessionsEndsCostsTheOthersNothing() throws Exception {
        Path go = temp.resolve("go");
        String wait = "while [ ! -e " + go + " ]; do sleep 0.05; done; echo END";
        List<InboxItem> innocent = pending(2, wait);
        try (RuntimeAgent agent = agent(3)) {
            agent.start();
            Until.holds("both run", () -> running() == 2);
            Command killing = new Command(
                    List.of("tmux", "-S", TmuxSocket.of(home).toString(), "kill-server"), source.toString(), null);
            InboxItem culprit = controlPlane.inbox.pending(3, "Culprit", killing);
            Until.holds(
                    "it has ended the server",
                    () -> !controlPlane.inbox.get(culprit.id()).state().open());
            Files.createFile(go);
            Until.holds("both are done", () -> completed(innocent) == 2);
        }
        assertThat(failures()).isEmpty();
        assertThat(controlPlane.inbox.commands().stream().filter(ItemCommand.StartWork.class::isInstance))
                .as("each began once")
                .hasSize(3);
    }

    private long running() {
        return controlPlane.inbox.commands().stream()
                .filter(ItemCommand.StartWork.class::isInstance)
                .count();
    }
}
