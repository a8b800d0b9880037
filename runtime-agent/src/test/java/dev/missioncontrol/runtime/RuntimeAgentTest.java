package dev.missioncontrol.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.Until;
import dev.missioncontrol.runtime.identity.Membership;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the whole runtime with real git and real sessions against an in-memory control plane. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RuntimeAgentTest {
    private static final String WORK =
            "echo made >made.txt && git add made.txt && git commit -qm 'Make it' && echo done";

    private static final SecretName TOKEN = new SecretName("git-token");

    @TempDir
    Path temp;

    /** Ends sessions that a test left on purpose, so that they do not outlive it. */
    @AfterEach
    void endWhatIsLeft() throws Exception {
        Machine.endSessions(temp.resolve("home"));
    }

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    private RuntimeAgent agent(boolean tmux) throws Exception {
        Path home = Files.createDirectories(temp.resolve("home"));
        RuntimeConfig config = new RuntimeConfig(home, 4, tmux, Machine.environment(temp), Duration.ofSeconds(1));
        return new RuntimeAgent(
                config, controlPlane, new RuntimeClocks(InstantSource.system(), InstantSource.system()), joined());
    }

    private Membership joined() {
        return new Membership() {
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
        };
    }

    private InboxItem ended(InboxItem item) throws Exception {
        Until.holds(
                "the item is over",
                () -> !controlPlane.inbox.get(item.id()).state().open());
        return controlPlane.inbox.get(item.id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void claimedCommandRunsInAWorktreeAndItsBranchComesBack(boolean tmux) throws Exception {
        if (tmux) {
            Machine.needsTmux();
        }
        Path source = Machine.repository(temp.resolve("source"));
        InboxItem item = controlPlane.inbox.pending(
                1, "Make a file", new Command(List.of("sh", "-c", WORK), source.toString(), null));
        try (RuntimeAgent agent = agent(tmux)) {
            agent.start();
            InboxItem now = ended(item);
            Result result = Objects.requireNonNull(now.result());
            assertThat(now.state()).as(result.summary()).isEqualTo(ItemState.COMPLETED);
            assertThat(result.exitCode()).isZero();
            assertThat(result.lastLines()).containsExactly("done");
            Result.Branch branch = Objects.requireNonNull(result.branch());
            assertThat(branch.name()).isEqualTo("agents/" + item.id() + "/1");
            assertThat(branch.at()).isEqualTo(source.toRealPath().toString());
            assertThat(branch.commits()).extracting(Result.Commit::subject).containsExactly("Make it");
            assertThat(Machine.git(source, "show", branch.name() + ":made.txt")).isEqualTo("made");
            Until.holds("its repository is gone", () -> isEmpty(temp.resolve("home/work")));
            assertThat(temp.resolve("home/worktrees")).isEmptyDirectory();
        }
    }

    private static boolean isEmpty(Path directory) {
        return Objects.requireNonNull(directory.toFile().list()).length == 0;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void commandReadsASecretFromItsStandardInputAndNothingOfItStays(boolean tmux) throws Exception {
        if (tmux) {
            Machine.needsTmux();
        }
        byte[] value = new byte[SecretValue.LENGTH_MAX];
        Arrays.fill(value, (byte) 'x');
        controlPlane.secrets.put(TOKEN, value);
        controlPlane.secrets.lockedFor(2);
        Path source = Machine.repository(temp.resolve("source"));
        Command count = new Command(List.of("sh", "-c", "wc -c; sleep 0.3"), source.toString(), null).reading(TOKEN);
        InboxItem item = controlPlane.inbox.pending(1, "Count", count);
        try (RuntimeAgent agent = agent(tmux)) {
            agent.start();
            Result result = Objects.requireNonNull(ended(item).result());
            assertThat(result.summary()).contains("exit code 0");
            assertThat(result.lastLines()).containsExactly(Integer.toString(value.length));
            assertThat(temp.resolve("home/feeds")).isEmptyDirectory();
        }
    }

    @Test
    void commandDoesNotRunWithoutASecretThatItsWorkMayNotHave() throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        Command touch = new Command(List.of("touch", temp + "/ran"), source.toString(), null).reading(TOKEN);
        InboxItem item = controlPlane.inbox.pending(1, "Touch", touch);
        try (RuntimeAgent agent = agent(false)) {
            agent.start();
            InboxItem now = ended(item);
            assertThat(now.state()).isEqualTo(ItemState.FAILED);
            assertThat(Objects.requireNonNull(now.result()).summary())
                    .isEqualTo(
                            "secret git-token was not given to agent slash (unknown-secret): grant it and try again");
            assertThat(temp.resolve("ran")).doesNotExist();
        }
    }

    @Test
    void commandThatFailsIsAFailureWithItsExitCode() throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        InboxItem item = controlPlane.inbox.pending(
                1, "Fail", new Command(List.of("sh", "-c", "echo no; sleep 0.3; exit 3"), source.toString(), "main"));
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            InboxItem now = ended(item);
            Result result = Objects.requireNonNull(now.result());
            assertThat(now.state()).isEqualTo(ItemState.FAILED);
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.lastLines()).containsExactly("no");
            assertThat(result.branch()).isNull();
        }
    }

    private InboxItem running(String script) throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        return controlPlane.inbox.pending(1, "Work", new Command(List.of("sh", "-c", script), source.toString(), null));
    }

    private void untilOutput(InboxItem item, String line) throws Exception {
        Until.holds(
                "the output shows " + line,
                () -> controlPlane
                        .inbox
                        .output(item.id())
                        .filter(tail -> tail.lines().contains(line))
                        .isPresent());
    }

    private Path go() {
        return temp.resolve("go");
    }

    private String untilGo() {
        return "echo begun; while [ ! -e '" + go() + "' ]; do sleep 0.05; done; echo ended; sleep 0.3";
    }

    @Test
    void nextLifeAdoptsTheSessionAndFinishes() throws Exception {
        Machine.needsTmux();
        InboxItem item = running(untilGo());
        RuntimeAgent first = agent(true);
        first.start();
        untilOutput(item, "begun");
        first.close();
        assertThat(controlPlane.inbox.get(item.id()).state()).isEqualTo(ItemState.WORKING);
        try (RuntimeAgent second = agent(true)) {
            second.start();
            Until.holds(
                    "it is adopted",
                    () -> controlPlane.inbox.get(item.id()).epoch().value() == 2);
            Files.createFile(go());
            InboxItem now = ended(item);
            assertThat(now.state()).isEqualTo(ItemState.COMPLETED);
            assertThat(Objects.requireNonNull(now.result()).lastLines()).containsExactly("begun", "ended");
        }
        assertThat(submitted(ItemCommand.StartWork.class)).hasSize(1);
    }

    private List<ItemCommand> submitted(Class<? extends ItemCommand> type) {
        return controlPlane.inbox.commands().stream().filter(type::isInstance).toList();
    }

    @Test
    void nextLifeReportsASessionThatEndedMeanwhile() throws Exception {
        Machine.needsTmux();
        InboxItem item = running(untilGo() + "; touch '" + temp.resolve("over") + "'; exit 5");
        RuntimeAgent first = agent(true);
        first.start();
        untilOutput(item, "begun");
        first.close();
        Files.createFile(go());
        Until.holds("the command is over", () -> Files.exists(temp.resolve("over")));
        try (RuntimeAgent second = agent(true)) {
            second.start();
            InboxItem now = ended(item);
            assertThat(Objects.requireNonNull(now.result()).exitCode()).isEqualTo(5);
        }
    }

    @Test
    void heldItemWithoutSessionIsGivenUpAndTriedAgain() throws Exception {
        InboxItem item = running("echo fresh");
        controlPlane.inbox.set(item.id(), ItemState.WORKING, new Epoch(4));
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            InboxItem now = ended(item);
            assertThat(now.state()).isEqualTo(ItemState.COMPLETED);
        }
        ItemCommand.Fail fail =
                (ItemCommand.Fail) submitted(ItemCommand.Fail.class).getFirst();
        assertThat(fail.retryable()).isTrue();
        assertThat(fail.result().summary()).isEqualTo("the runtime restarted and found no session of this attempt");
    }

    @Test
    void heldItemThatNeverBeganIsGivenBackAtNoCost() throws Exception {
        InboxItem item = running("echo fresh");
        controlPlane.inbox.set(item.id(), ItemState.ACKED, new Epoch(4));
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            assertThat(ended(item).state()).isEqualTo(ItemState.COMPLETED);
        }
        assertThat(submitted(ItemCommand.Release.class)).hasSize(1);
        assertThat(submitted(ItemCommand.Fail.class)).isEmpty();
    }

    @Test
    void leftoverOfAnItemThatIsNotHeldIsEndedBeforeAnythingIsClaimed() throws Exception {
        Machine.needsTmux();
        Path pid = temp.resolve("pid");
        InboxItem item = running("echo $$ >'" + pid + "'; echo begun; sleep 60");
        RuntimeAgent first = agent(true);
        first.start();
        untilOutput(item, "begun");
        first.close();
        ProcessHandle old =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        assertThat(old.isAlive()).isTrue();
        controlPlane.inbox.set(item.id(), ItemState.CANCELLED, new Epoch(2));
        int claimsBefore = controlPlane.inbox.claimKeys().size();
        try (RuntimeAgent second = agent(true)) {
            second.start();
            Until.holds(
                    "work is claimed again",
                    () -> controlPlane.inbox.claimKeys().size() > claimsBefore);
            assertThat(old.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workThatWasCancelledIsStopped(boolean tmux) throws Exception {
        Path pid = temp.resolve("pid");
        InboxItem item = running("echo $$ >'" + pid + "'; echo begun; sleep 60 & echo more; wait");
        try (RuntimeAgent agent = agent(tmux)) {
            agent.start();
            untilOutput(item, "more");
            controlPlane.inbox.set(item.id(), ItemState.CANCELLED, new Epoch(2));
            ProcessHandle process = ProcessHandle.of(
                            Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            agent.pulseNow();
            Until.holds("the command is gone", () -> !process.isAlive());
        }
        assertThat(submitted(ItemCommand.Complete.class)).isEmpty();
    }

    @Test
    void stoppingGivesPlainChildrenBack() throws Exception {
        Path pid = temp.resolve("pid");
        InboxItem item = running("echo $$ >'" + pid + "'; echo begun; sleep 60");
        RuntimeAgent agent = agent(false);
        agent.start();
        untilOutput(item, "begun");
        agent.close();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(submitted(ItemCommand.Release.class))
                .containsExactly(new ItemCommand.Release(new Epoch(1), "the runtime is stopping"));
    }

    @Test
    void resultIsOfferedUntilTheControlPlaneHasAnswered() throws Exception {
        InboxItem item = running(untilGo());
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            untilOutput(item, "begun");
            controlPlane.failWith(FakeControlPlane.off());
            Files.createFile(go());
            Until.holds("the pulse fails too", () -> controlPlane.failures() > 3);
            controlPlane.inbox.loseNextAnswer();
            controlPlane.failWith(null);
            assertThat(ended(item).state()).isEqualTo(ItemState.COMPLETED);
            Until.holds("the worktree is gone", () -> isEmpty(temp.resolve("home/work")));
        }
        assertThat(submitted(ItemCommand.Complete.class)).hasSize(2);
        assertThat(controlPlane.inbox.intentions()).as("start and complete").isEqualTo(2);
    }

    @Test
    void refusedTokenEndsTheRuntime() throws Exception {
        controlPlane.failWith(FakeControlPlane.refused());
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            assertThat(agent.ended().get(15, TimeUnit.SECONDS)).isInstanceOf(ExitReason.TokenRefused.class);
        }
    }

    @Test
    void newerLifeElsewhereStopsAllWork() throws Exception {
        Path pid = temp.resolve("pid");
        InboxItem item = running("echo $$ >'" + pid + "'; echo begun; sleep 60");
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            untilOutput(item, "begun");
            controlPlane.supersede(new Incarnation(7));
            assertThat(agent.ended().get(15, TimeUnit.SECONDS))
                    .isEqualTo(new ExitReason.Superseded(new Incarnation(7)));
        }
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "-rf", "./no-such-file"})
    void commandThatDoesNotExistIsAFailureThatSaysWhatToDo(String program) throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        InboxItem item = controlPlane.inbox.pending(1, "x", new Command(List.of(program), source.toString(), null));
        try (RuntimeAgent agent = agent(true)) {
            agent.start();
            InboxItem now = ended(item);
            assertThat(now.state()).isEqualTo(ItemState.FAILED);
            assertThat(Objects.requireNonNull(now.result()).summary()).startsWith("the command '" + program + "'");
        }
        assertThat(submitted(ItemCommand.StartWork.class)).isEmpty();
    }

    @Test
    void whoClosesSecondWaitsUntilTheWorkIsGivenBack() throws Exception {
        InboxItem item = running("trap '' TERM; echo begun; while :; do sleep 0.1; done");
        RuntimeAgent agent = agent(false);
        agent.start();
        untilOutput(item, "begun");
        Thread first = Thread.ofVirtual().start(agent::close);
        agent.ended().get(15, TimeUnit.SECONDS);
        agent.close();
        assertThat(submitted(ItemCommand.Release.class)).hasSize(1);
        first.join();
    }
}
