package dev.missioncontrol.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole runtime with real git and real sessions against a control plane in memory. */
class RuntimeAgentTest {
    private static final String WORK =
            "echo made >made.txt && git add made.txt && git commit -qm 'Make it' && echo done";

    @TempDir
    Path temp;

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    private RuntimeAgent agent(boolean tmux) throws Exception {
        Path home = Files.createDirectories(temp.resolve("home"));
        RuntimeConfig config = new RuntimeConfig(home, 4, tmux, Machine.environment(temp), Duration.ofSeconds(1));
        return new RuntimeAgent(config, controlPlane, InstantSource.system());
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

    @Test
    void commandThatFailsIsAFailureWithItsExitCode() throws Exception {
        Path source = Machine.repository(temp.resolve("source"));
        InboxItem item = controlPlane.inbox.pending(
                1, "Fail", new Command(List.of("sh", "-c", "echo no; exit 3"), source.toString(), "main"));
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
}
