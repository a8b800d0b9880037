package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorktreesTest {
    private static final AgentName AGENT = new AgentName("slash");

    @TempDir
    Path temp;

    private Path source;
    private Worktrees worktrees;

    @BeforeEach
    void setUp() throws IOException {
        source = Machine.repository(temp.resolve("source"));
        worktrees = worktrees();
    }

    private Worktrees worktrees() throws IOException {
        Path home = Files.createDirectories(temp.resolve("home"));
        return new Worktrees(
                new LocalProcesses(), CleanEnvironment.from(Machine.environment(temp)), new WorktreeFolders(home));
    }

    private static AttemptId attempt(int number) {
        return new AttemptId(new ItemId("01%024d".formatted(number)), new Epoch(1));
    }

    private static Command command(String repository, @Nullable String base) {
        return new Command(List.of("true"), repository, base);
    }

    private Command command() {
        return command(source.toString(), null);
    }

    private PreparationFailed refusal(String repository, @Nullable String base) {
        try {
            worktrees.prepare(attempt(9), command(repository, base), AGENT);
        } catch (PreparationFailed failed) {
            return failed;
        }
        throw new AssertionError(repository + " at " + base + " was prepared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch x",
                "-oProxyCommand=x@h:p",
                "ext::sh -c x",
                "file:///etc",
                "http://host/x",
                "git://host/x",
                "relative/path",
                "~/x",
                "ssh://-oProxyCommand=x/y",
                "user@-host:x",
                "https://user:secret@host/x",
                "/a\nb",
                "user@host:-x",
                "../x",
                "C:\\x"
            })
    void repositoryOfAnotherFormIsRefused(String repository) {
        assertThat(refusal(repository, null).retryable()).isFalse();
        assertThat(temp.resolve("home/repositories")).isEmptyDirectory();
    }

    @Test
    void repositoryThatIsNotThereOrNoneIsRefusedInOneSentence() throws Exception {
        assertThat(refusal(temp.resolve("nowhere").toString(), null))
                .hasMessage(
                        "the repository " + temp.resolve("nowhere") + " does not exist: name a folder of this machine");
        Path plain = Files.createDirectories(temp.resolve("plain"));
        assertThat(refusal(plain.toString(), null))
                .hasMessage(plain + " is not a git repository: name one, or make it one with git init")
                .satisfies(failed -> assertThat(failed.retryable()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-b", "--upload-pack=x", "a..b", "@{-1}", "a b", "x.lock", "refs^"})
    void textThatCannotNameACommitIsRefused(String base) {
        assertThat(refusal(source.toString(), base))
                .hasMessage("'" + base
                        + "' names no commit: name a branch, a tag, the hash of a commit, or HEAD of the repository");
    }

    @Test
    void branchThatDoesNotExistIsRefusedAndOneThatDoesIsNamed() {
        assertThat(refusal(source.toString(), "nope"))
                .hasMessageContaining("'nope' does not exist")
                .hasMessageEndingWith("for example main");
    }

    @Test
    void emptyRepositoryIsRefused() throws Exception {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        Machine.git(empty, "init", "--quiet");
        assertThat(refusal(empty.toString(), null)).hasMessageContaining("make a commit");
    }

    @Test
    void worktreeIsOnItsOwnBranchWithNoAddressAndNoHooks() throws Exception {
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        assertThat(Machine.git(worktree, "branch", "--show-current"))
                .isEqualTo(attempt(1).branch());
        assertThat(Machine.git(worktree, "remote")).isEmpty();
        assertThat(Files.readString(worktree.resolve("README.md"))).isEqualTo("hello\n");
        assertThat(temp.resolve("home/work/" + attempt(1).directory() + ".git/hooks"))
                .isEmptyDirectory();
    }

    @Test
    void uncommittedFilesKeepTheWorktreeAndAreNamed() throws Exception {
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        Files.writeString(worktree.resolve("README.md"), "changed\n");
        Files.writeString(worktree.resolve("new ü.txt"), "new\n");
        WorktreeResult worktreeResult = worktrees.collect(attempt(1), command());
        Result.Branch branch = Objects.requireNonNull(worktreeResult.branch());
        assertThat(branch.uncommitted()).containsExactly("README.md", "new ü.txt");
        assertThat(worktreeResult.note()).contains(worktree.toString());
        worktrees.cleanUp(attempt(1), command(), worktreeResult, true);
        assertThat(worktree).isDirectory();
    }

    @Test
    void commitsCountThoughTheCommandRemovedItsDirectory() throws Exception {
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        Machine.git(worktree, "commit", "--quiet", "--allow-empty", "-m", "Say it");
        Files.delete(worktree.resolve("README.md"));
        Files.delete(worktree.resolve(".git"));
        Files.delete(worktree);
        WorktreeResult worktreeResult = worktrees.collect(attempt(1), command());
        assertThat(worktreeResult.delivered()).as(worktreeResult.note()).isTrue();
        assertThat(Objects.requireNonNull(worktreeResult.branch()).commits())
                .extracting(Result.Commit::subject)
                .containsExactly("Say it");
    }

    @Test
    void shallowCloneIsASourceLikeAnyOther() throws Exception {
        Machine.git(source, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "--allow-empty", "-m", "More");
        Path shallow = temp.resolve("shallow");
        Machine.git(temp, "clone", "--quiet", "--depth=1", source.toUri().toString(), shallow.toString());
        Command command = command(shallow.toString(), null);
        Path worktree = worktrees.prepare(attempt(1), command, AGENT);
        Machine.git(worktree, "commit", "--quiet", "--allow-empty", "-m", "Say it");
        WorktreeResult worktreeResult = worktrees.collect(attempt(1), command);
        assertThat(worktreeResult.delivered()).as(worktreeResult.note()).isTrue();
        assertThat(Machine.git(shallow, "log", "--format=%s", attempt(1).branch()))
                .isEqualTo("Say it\nMore");
    }

    @Test
    void branchGoesToTheSourceWithoutForceAndWithoutItsHooks() throws Exception {
        for (String hook : List.of("pre-receive", "update", "post-receive", "post-update", "reference-transaction")) {
            plant(source.resolve(".git/hooks/" + hook));
        }
        Machine.git(source, "config", "core.fsmonitor", temp.resolve("evil").toString());
        plant(temp.resolve("evil"));
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        Files.writeString(worktree.resolve("a.txt"), "a\n");
        Machine.git(worktree, "add", "a.txt");
        Machine.git(worktree, "commit", "--quiet", "-m", "Add a");
        WorktreeResult worktreeResult = worktrees.collect(attempt(1), command());
        assertThat(worktreeResult.delivered()).as(worktreeResult.note()).isTrue();
        assertThat(worktrees.collect(attempt(1), command()).delivered())
                .as("again")
                .isTrue();
        assertThat(temp.resolve("ran")).doesNotExist();
        assertThat(Files.readString(
                        source.resolve(".git/refs/heads/" + attempt(1).branch())))
                .hasSize(41);
        worktrees.cleanUp(attempt(1), command(), worktreeResult, true);
        assertThat(worktree).doesNotExist();
    }

    /** Creates a program that leaves a trace when it runs. */
    private void plant(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "#!/bin/sh\ntouch '" + temp.resolve("ran") + "'\ncat\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void nothingThatASessionPlantedIsRun() throws Exception {
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        Path work = temp.resolve("home/work/" + attempt(1).directory() + ".git");
        plant(temp.resolve("evil"));
        String evil = temp.resolve("evil").toString();
        for (String hook : List.of("post-checkout", "reference-transaction", "pre-push", "post-index-change")) {
            plant(work.resolve("hooks/" + hook));
        }
        for (String key : List.of(
                "core.fsmonitor",
                "core.sshCommand",
                "credential.helper",
                "filter.evil.clean",
                "filter.evil.smudge",
                "diff.external",
                "diff.evil.textconv",
                "core.alternateRefsCommand",
                "uploadpack.packObjectsHook",
                "core.pager")) {
            Machine.git(work, "config", key, evil);
        }
        Machine.git(work, "config", "url.ext::" + evil + ".insteadOf", "/");
        Files.writeString(worktree.resolve(".gitattributes"), "* filter=evil diff=evil\n");
        Files.writeString(worktree.resolve("README.md"), "changed\n");
        Path nested = Machine.repository(worktree.resolve("nested"));
        Machine.git(nested, "config", "core.fsmonitor", evil);
        Files.deleteIfExists(temp.resolve("ran"));
        WorktreeResult worktreeResult = worktrees.collect(attempt(1), command());
        worktrees.cleanUp(attempt(1), command(), worktreeResult, true);
        assertThat(temp.resolve("ran")).doesNotExist();
        assertThat(Objects.requireNonNull(worktreeResult.branch()).uncommitted())
                .containsExactlyInAnyOrder("README.md", ".gitattributes", "nested/");
    }

    @Test
    void branchThatCannotBePushedStaysInTheMirrorAndTheResultSaysSo() throws Exception {
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        Machine.git(worktree, "commit", "--quiet", "--allow-empty", "-m", "Mine");
        Machine.git(source, "branch", "agents");
        WorktreeResult worktreeResult = worktrees.collect(attempt(1), command());
        assertThat(worktreeResult.delivered()).isFalse();
        assertThat(worktreeResult.note()).contains("could not be pushed");
        String at = Objects.requireNonNull(worktreeResult.branch()).at();
        worktrees.cleanUp(attempt(1), command(), worktreeResult, true);
        assertThat(Machine.git(
                        Path.of(at), "log", "-1", "--format=%s", attempt(1).branch()))
                .isEqualTo("Mine");
    }

    @Test
    void worktreeThatASessionReplacedByALinkIsNotFollowed() throws Exception {
        Path worktree = worktrees.prepare(attempt(1), command(), AGENT);
        Path precious = Files.createDirectories(temp.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.move(worktree, temp.resolve("away"));
        Files.createSymbolicLink(worktree, precious);
        worktrees.prepare(attempt(1), command(), AGENT);
        assertThat(precious.resolve("file")).exists();
    }

    @Test
    void oldWorktreesGoAndThoseInUseStay() throws Exception {
        for (int i = 1; i <= WorktreeFolders.KEPT_MAX + 2; i++) {
            worktrees.prepare(attempt(i), command(), AGENT);
            Files.setLastModifiedTime(
                    temp.resolve("home/work/" + attempt(i).directory() + ".git"),
                    java.nio.file.attribute.FileTime.fromMillis(i * 1000L));
        }
        worktrees.sweep(Set.of(attempt(1)));
        assertThat(worktrees.directory(attempt(1))).isDirectory();
        assertThat(worktrees.directory(attempt(2))).doesNotExist();
        assertThat(worktrees.directory(attempt(3))).isDirectory();
    }

    @Test
    void lockThatAKilledRuntimeLeftDoesNotBlockTheNext() throws Exception {
        worktrees.prepare(attempt(1), command(), AGENT);
        try (var mirrors = Files.list(temp.resolve("home/repositories"))) {
            Files.createFile(mirrors.findFirst().orElseThrow().resolve("packed-refs.lock"));
        }
        Machine.git(source, "branch", "-m", "main", "trunk");
        assertThatThrownBy(() -> worktrees.prepare(attempt(2), command(), AGENT))
                .isInstanceOf(PreparationFailed.class);
        assertThat(worktrees().prepare(attempt(2), command(), AGENT)).isDirectory();
    }
}
