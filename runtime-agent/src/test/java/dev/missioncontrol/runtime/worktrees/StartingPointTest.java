package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.runtime.fakes.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attempt starts from whatever names a commit in its repository, and its result says from which. */
class StartingPointTest {
    @TempDir
    Path temp;

    private Workshop workshop;
    private String first;
    private String second;
    private String loose;

    /** Makes a branch, tags and a commit that is on no branch and is checked out. */
    @BeforeEach
    void setUp() throws Exception {
        workshop = new Workshop(temp);
        first = Machine.git(workshop.source, "rev-parse", "HEAD");
        empty("Second");
        second = Machine.git(workshop.source, "rev-parse", "HEAD");
        Machine.git(workshop.source, "tag", "light", first);
        Machine.git(
                workshop.source, "-c", "user.name=t", "-c", "user.email=t@t", "tag", "-a", "heavy", "-m", "x", first);
        Machine.git(workshop.source, "update-ref", "refs/remotes/origin/far", first);
        Machine.git(workshop.source, "update-ref", "refs/pull/7/head", first);
        Machine.git(workshop.source, "checkout", "--quiet", "--detach");
        empty("Loose");
        loose = Machine.git(workshop.source, "rev-parse", "HEAD");
    }

    private void empty(String subject) throws Exception {
        Machine.git(
                workshop.source,
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@t",
                "commit",
                "--quiet",
                "--allow-empty",
                "-m",
                subject);
    }

    private String begun(String base) throws Exception {
        Path worktree = workshop.begin(Workshop.attempt(1), Workshop.command(workshop.source, base));
        return Machine.git(worktree, "rev-parse", "HEAD");
    }

    @Test
    void detachedHeadIsWhereWorkStarts() throws Exception {
        Path worktree = workshop.begin(Workshop.attempt(1));
        assertThat(Machine.git(worktree, "rev-parse", "HEAD")).isEqualTo(loose);
        assertThat(begun("HEAD")).isEqualTo(loose);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "light",
                "heavy",
                "refs/tags/heavy",
                "tags/light",
                "origin/far",
                "refs/pull/7/head",
                "pull/7/head"
            })
    void refOfAnyKindIsABase(String base) throws Exception {
        assertThat(begun(base)).isEqualTo(first);
    }

    @Test
    void hashIsABaseWholeOrShortOnABranchOrOnNone() throws Exception {
        assertThat(begun(second)).isEqualTo(second);
        assertThat(begun(second.substring(0, 9))).isEqualTo(second);
        assertThat(begun(loose.substring(0, 9))).isEqualTo(loose);
        assertThat(begun(loose)).isEqualTo(loose);
        assertThat(begun("main")).isEqualTo(second);
        assertThat(begun("refs/heads/main")).isEqualTo(second);
    }

    @Test
    void commitThatNoBranchHasAnyMoreIsABaseByItsHash() throws Exception {
        Machine.git(workshop.source, "checkout", "--quiet", "main");
        assertThat(begun(loose)).isEqualTo(loose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "0123456789012345678901234567890123456789", "012345678", "refs/tags/nope"})
    void baseThatIsNotThereIsNamed(String base) {
        assertThatThrownBy(() -> begun(base))
                .isInstanceOf(PreparationFailed.class)
                .hasMessageContaining("'" + base + "' does not exist in " + workshop.source)
                .hasMessageEndingWith("for example main");
    }

    @Test
    void resultNamesTheCommitThatTheWorkBeganFrom() throws Exception {
        workshop.begin(Workshop.attempt(1), Workshop.command(workshop.source, "light"));
        assertThat(workshop.worktrees()
                        .collect(Workshop.attempt(1), workshop.command())
                        .began())
                .isEqualTo("it began from light at " + first.substring(0, 12));
        workshop.begin(Workshop.attempt(2), Workshop.command(workshop.source, second));
        assertThat(workshop.worktrees()
                        .collect(Workshop.attempt(2), workshop.command())
                        .began())
                .isEqualTo("it began from " + second.substring(0, 12));
    }

    @Test
    void newestStateOfABranchIsFetchedFirst() throws Exception {
        begun("main");
        Machine.git(workshop.source, "branch", "--force", "main", loose);
        assertThat(begun("main")).isEqualTo(loose);
    }

    @Test
    void foldersForHooksAndExclusionsAreThereAndNothingInThemCounts() throws Exception {
        Path worktree = workshop.begin(Workshop.attempt(1));
        Path hooks = Path.of(Machine.git(worktree, "rev-parse", "--path-format=absolute", "--git-path", "hooks"));
        Path info = Path.of(Machine.git(worktree, "rev-parse", "--path-format=absolute", "--git-path", "info"));
        assertThat(hooks).isEmptyDirectory();
        assertThat(info).isEmptyDirectory();
        Files.writeString(info.resolve("exclude"), "hidden.txt\n");
        Files.writeString(worktree.resolve("hidden.txt"), "work\n");
        WorktreeResult result = workshop.worktrees().collect(Workshop.attempt(1), workshop.command());
        assertThat(result.note()).contains("hidden.txt");
    }
}
