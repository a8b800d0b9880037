package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that could be work, in every way in which an attempt ends: it is at home, or it stays and is told. */
class KeptWorkTest {
    private static final AttemptId FIRST = Workshop.attempt(1);

    @TempDir
    Path temp;

    private Workshop workshop;
    private Command command;

    /** Makes a source with ignored paths, a submodule that is filled and one that cannot be. */
    @BeforeEach
    void setUp() throws Exception {
        workshop = new Workshop(temp);
        Path library = Machine.repository(temp.resolve("library"));
        Path made = workshop.superproject("super", library, "../library");
        String commit = Machine.git(library, "rev-parse", "HEAD");
        Machine.git(made, "update-index", "--add", "--cacheinfo", "160000," + commit + ",empty");
        Files.writeString(made.resolve(".gitignore"), "out/\n*.log\n");
        Machine.git(made, "add", ".gitignore");
        Machine.commit(made, "Ignore what is made");
        command = Workshop.command(made, null);
    }

    /** What a session may leave: how, and whether git brings it home. The script prints the file or object to find. */
    enum Work {
        CHANGED_FILE(false, "echo precious > README.md; echo README.md"),
        NEW_FILE(false, "mkdir d; echo precious > d/new; echo d/new"),
        FILE_UNDER_A_NEW_RULE(false, "echo '*' > .gitignore; echo precious > new; echo new"),
        IGNORED_FOLDER(false, "mkdir out; echo precious > out/report; echo out/report"),
        IGNORED_FILE(false, "echo precious > a.log; echo a.log"),
        STAGED_AND_REMOVED(false, "echo staged > s; git add s; git rev-parse :s; rm s"),
        STASH(true, "echo x >> README.md; git stash -q; git rev-parse stash@{0}"),
        OLDER_STASH(
                true, "echo x >> README.md; git stash -q; echo y >> README.md; git stash -q; git rev-parse stash@{1}"),
        STASH_OF_NEW_FILES(true, "echo x > new; git stash -qu; git rev-parse stash^3"),
        TAG(true, "git tag -a v1 -m one; git rev-parse v1"),
        NOTE(true, "git notes add -m note; git rev-parse refs/notes/commits"),
        OTHER_BRANCH(true, "git switch -qc other; git commit -q --allow-empty -m x; git rev-parse HEAD"),
        RENAMED_BRANCH(true, "git branch -qm mine; git commit -q --allow-empty -m x; git rev-parse HEAD"),
        DETACHED_HEAD(true, "git checkout -q --detach; git commit -q --allow-empty -m x; git rev-parse HEAD"),
        COMMIT_LEFT_BEHIND(
                true,
                "git checkout -q --detach; git commit -q --allow-empty -m x; git rev-parse HEAD; git switch -q -"),
        COMMIT_RESET(true, "git commit -q --allow-empty -m x; git rev-parse HEAD; git reset -q --hard HEAD~1"),
        FILE_IN_SUBMODULE(false, "echo precious > lib/new; echo lib/new"),
        CHANGE_IN_SUBMODULE(false, "echo precious > lib/README.md; echo lib/README.md"),
        COMMIT_IN_SUBMODULE(false, "cd lib; git commit -q --allow-empty -m x; git rev-parse HEAD"),
        COMMIT_OF_A_SUBMODULES_COMMIT(
                false,
                "(cd lib; git commit -q --allow-empty -m x; git rev-parse HEAD); git add lib; git commit -qm bump"),
        COMMIT_LEFT_BEHIND_IN_SUBMODULE(
                false, "cd lib; git commit -q --allow-empty -m x; git rev-parse HEAD; git checkout -q HEAD~1"),
        STASH_IN_SUBMODULE(false, "cd lib; echo x >> README.md; git stash -q; git rev-parse stash"),
        BRANCH_IN_SUBMODULE(
                false,
                "cd lib; git switch -qc b; git commit -q --allow-empty -m x; git rev-parse HEAD; git checkout -q -"),
        FILE_IN_EMPTY_SUBMODULE(false, "echo precious > empty/new; echo empty/new"),
        REPOSITORY_IN_EMPTY_SUBMODULE(false, "git init -q empty; echo precious > empty/new; echo empty/new"),
        NEW_REPOSITORY(
                false,
                "git init -q nested; cd nested; echo precious > new; git add .; git commit -qm x; echo nested/new"),
        COMMITTED_REPOSITORY(
                false,
                "git init -q nested; (cd nested; echo precious > new; git add .; git commit -qm x);"
                        + " git add nested 2>&-; git commit -qm x; echo nested/new"),
        OTHER_WORKTREE(
                false,
                "git worktree add -q --detach ../../extra; echo precious > ../../extra/new; echo ../../extra/new");

        private final boolean comesHome;
        private final String script;

        Work(boolean comesHome, String script) {
            this.comesHome = comesHome;
            this.script = script;
        }
    }

    enum Ending {
        SUCCESS,
        FAILURE,
        CANCEL,
        LOSS
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(Work.values())
                .flatMap(work -> Arrays.stream(Ending.values()).map(ending -> Arguments.of(work, ending)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void workIsAtHomeOrKeptAndTold(Work work, Ending ending) throws Exception {
        Path worktree = workshop.begin(FIRST, command);
        String proof = Machine.shell(worktree, work.script);
        String told = end(ending);
        assertThat(told).as("what is told").contains("kept in ");
        if (work.comesHome) {
            assertThat(told).contains(command.repository() + " as refs/agents/");
            assertThat(has(Path.of(command.repository()), proof)).as("at home").isTrue();
        } else {
            assertThat(told).contains("kept in " + worktree);
        }
        if (work.comesHome && ending == Ending.SUCCESS) {
            assertThat(worktree).doesNotExist();
        }
        workshop.restart();
        workshop.worktrees().sweep(Set.of());
        assertThat(found(worktree, proof)).as("found afterwards").isTrue();
    }

    /** Ends the attempt and returns what people are told about what it left. */
    private String end(Ending ending) throws IOException {
        return switch (ending) {
            case SUCCESS, FAILURE -> {
                WorktreeResult result = workshop.worktrees().collect(FIRST, command);
                workshop.worktrees().cleanUp(FIRST, command, result, ending == Ending.SUCCESS);
                yield result.words();
            }
            case CANCEL -> workshop.worktrees().salvage(FIRST);
            case LOSS -> {
                workshop.restart();
                yield workshop.worktrees().salvage(FIRST.item());
            }
        };
    }

    private boolean found(Path worktree, String proof) throws IOException {
        Path file = worktree.resolve(proof).normalize();
        if (Files.exists(file)) {
            return Files.readString(file).equals("precious\n");
        }
        return Stream.of(Path.of(command.repository()), worktree, worktree.resolve("lib"))
                .anyMatch(repository -> has(repository, proof));
    }

    private static boolean has(Path repository, String object) {
        try {
            Machine.git(repository, "cat-file", "-e", object);
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void attemptThatLeftNothingLeavesNothing(Ending ending) throws Exception {
        Path worktree = workshop.begin(FIRST, command);
        Machine.shell(worktree, "git commit -q --allow-empty -m one; git commit -q --amend --allow-empty -m two");
        assertThat(end(ending)).isEqualTo("1 commit on " + FIRST.branch());
        assertThat(Machine.git(Path.of(command.repository()), "log", "-1", "--format=%s", FIRST.branch()))
                .isEqualTo("two");
        assertThat(Files.exists(worktree)).isEqualTo(ending != Ending.SUCCESS);
    }

    @Test
    void ignoredFilesThatWereThereBeforeNeedNotBeKept() throws Exception {
        Path worktree = workshop.worktrees().prepare(FIRST, command, Workshop.AGENT);
        Machine.shell(worktree, "mkdir out; echo made by set-up > out/cache");
        workshop.worktrees().begin(FIRST);
        Machine.shell(worktree, "echo changed > out/cache");
        assertThat(workshop.worktrees().collect(FIRST, command).keep()).isFalse();
        Machine.shell(worktree, "echo more > out/report");
        WorktreeResult result = workshop.worktrees().collect(FIRST, command);
        assertThat(result.note()).isEqualTo("kept in " + worktree + ", 5 bytes: 1 ignored (out/)");
    }

    @Test
    void noteSaysWhereHowLargeAndWhat() throws Exception {
        Path worktree = workshop.begin(FIRST, command);
        Machine.shell(
                worktree,
                "head -c 3000 /dev/zero > big; for i in 1 2 3 4 5 6; do echo $i > f$i; done; mkdir out; echo r > out/r;"
                        + " git -C lib commit -q --allow-empty -m x");
        WorktreeResult result = workshop.worktrees().collect(FIRST, command);
        assertThat(result.note())
                .isEqualTo("kept in " + worktree + ", 2 KiB: 8 uncommitted (big, f1, f2, f3, f4, …), 1 ignored (out/),"
                        + " commits in the submodule lib");
    }

    @Test
    void worktreeWithWorkInItIsNeverSwept() throws Exception {
        Path kept = workshop.begin(FIRST, command);
        Machine.shell(kept, "echo precious > new");
        for (int i = 2; i <= WorktreeFolders.KEPT_MAX + 2; i++) {
            workshop.begin(Workshop.attempt(i));
        }
        age(FIRST, 0);
        age(Workshop.attempt(2), 1000);
        workshop.worktrees().sweep(Set.of());
        assertThat(kept.resolve("new")).hasContent("precious");
        assertThat(workshop.worktrees().directory(Workshop.attempt(2))).doesNotExist();
        assertThat(workshop.worktrees().directory(Workshop.attempt(3))).isDirectory();
    }

    private void age(AttemptId attempt, long millis) throws IOException {
        Files.setLastModifiedTime(
                workshop.home.resolve("work/" + attempt.directory() + ".git"), FileTime.fromMillis(millis));
    }

    @Test
    void repositoryThatASessionDestroyedIsToldAndItsFilesStay() throws Exception {
        Path worktree = workshop.begin(FIRST, command);
        Machine.shell(worktree, "echo precious > new");
        Machine.remove(workshop.home.resolve("work/" + FIRST.directory() + ".git/refs"));
        WorktreeResult result = workshop.worktrees().collect(FIRST, command);
        assertThat(result.note()).contains("could not be brought back").contains(worktree.toString());
        workshop.worktrees().cleanUp(FIRST, command, result, true);
        assertThat(worktree.resolve("new")).exists();
    }

    @Test
    void amendedCommitIsReplacedAndNotWork() throws Exception {
        Path log = temp.resolve("log");
        String zero = "0".repeat(40);
        List<String> hashes =
                Stream.of("a", "b", "c").map(each -> each.repeat(40)).toList();
        Files.write(
                log,
                List.of(
                        zero + " " + hashes.get(0) + " t <t@t> 1 +0000",
                        hashes.get(0) + " " + hashes.get(1) + " t <t@t> 1 +0000\tcommit: one",
                        hashes.get(1) + " " + hashes.get(2) + " t <t@t> 1 +0000\tcommit (amend): two",
                        "nonsense"));
        assertThat(Reflog.commits(log)).containsExactly(hashes.get(2), hashes.get(0));
    }
}
