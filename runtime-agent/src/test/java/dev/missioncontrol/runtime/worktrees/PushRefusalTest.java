package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A branch that its source does not take is told with what stands in the way and what to do; its commits are safe. */
class PushRefusalTest {
    private static final AttemptId FIRST = Workshop.attempt(1);

    @TempDir
    Path temp;

    private Workshop workshop;

    @BeforeEach
    void setUp() throws Exception {
        workshop = new Workshop(temp);
        Path worktree = workshop.begin(FIRST);
        Machine.git(worktree, "commit", "--quiet", "--allow-empty", "-m", "Mine");
    }

    /** Collects the work after something was put in its way, and checks that the named command brings it home. */
    private String refusal() throws Exception {
        WorktreeResult result = workshop.worktrees().collect(FIRST, workshop.command());
        assertThat(result.delivered()).as(result.note()).isFalse();
        workshop.worktrees().cleanUp(FIRST, workshop.command(), result, true);
        String at = Objects.requireNonNull(result.branch()).at();
        assertThat(result.note())
                .startsWith("its branch could not be pushed to " + workshop.source + ": ")
                .endsWith("; its commits are safe, take them with: git fetch " + at + " " + FIRST.branch());
        Path other = Machine.repository(temp.resolve("other"));
        Machine.git(other, "fetch", "--quiet", at, FIRST.branch());
        assertThat(Machine.git(other, "log", "-1", "--format=%s", "FETCH_HEAD")).isEqualTo("Mine");
        return result.note();
    }

    @ParameterizedTest
    @CsvSource({"agents", "agents/ITEM", "agents/ITEM/1/more"})
    void branchInTheWayIsNamed(String branch) throws Exception {
        String name = branch.replace("ITEM", FIRST.item().value());
        Machine.git(workshop.source, "branch", name);
        assertThat(refusal())
                .contains("the branch '" + name + "' is in the way")
                .contains("rename or delete '" + name + "'")
                .contains("git: remote: error: cannot lock ref");
    }

    @Test
    void branchWithOtherCommitsIsNeverOverwritten() throws Exception {
        String other = Machine.git(workshop.source, "commit-tree", "-m", "Other", "HEAD^{tree}");
        Machine.git(workshop.source, "update-ref", "refs/heads/" + FIRST.branch(), other);
        assertThat(refusal())
                .contains("another branch of that name with other commits")
                .contains("! [rejected]");
        assertThat(Machine.git(workshop.source, "rev-parse", FIRST.branch())).isEqualTo(other);
    }

    @Test
    void lockIsNamed() throws Exception {
        Path lock = workshop.source.resolve(".git/refs/heads/" + FIRST.branch() + ".lock");
        Files.createDirectories(Objects.requireNonNull(lock.getParent()));
        Files.createFile(lock);
        assertThat(refusal()).contains("another git process left a lock there").contains(lock.getFileName() + "'");
    }

    @Test
    void branchesThatAreHiddenAreNamed() throws Exception {
        Machine.git(workshop.source, "config", "transfer.hideRefs", "refs/heads/agents");
        assertThat(refusal()).contains("transfer.hideRefs").contains("(deny updating a hidden ref)");
    }

    @Test
    void refusalsThatNeedAnotherMachineAreWordsToo() {
        assertThat(words("remote: no way\n ! [remote rejected] a -> a (pre-receive hook declined)\nerror: failed"))
                .isEqualTo("a hook there refused it: see its message"
                        + " (git: ! [remote rejected] a -> a (pre-receive hook declined))");
        assertThat(words("error: remote unpack failed: unable to create temporary object directory"))
                .startsWith("the runtime may not write there: give its user access (git: error: remote unpack failed");
        assertThat(words("remote: error: GH006: Protected branch update failed for refs/heads/a.\nremote: protected"))
                .startsWith("its rules protect that branch");
        assertThat(words("remote: error: refusing to update checked out branch: refs/heads/a"))
                .startsWith("that branch is checked out there");
        assertThat(words("fatal: something new")).isEqualTo("git: fatal: something new");
        assertThat(PushRefusal.words(new IOException("git did not end within 900 s")))
                .isEqualTo("git did not end within 900 s");
    }

    private static String words(String errors) {
        return PushRefusal.words(new GitFailed("push", errors));
    }
}
