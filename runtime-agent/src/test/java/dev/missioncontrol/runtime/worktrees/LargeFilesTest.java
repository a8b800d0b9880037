package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Git LFS are filled, or the result says that they are not and why; new objects come home. */
class LargeFilesTest {
    private static final AttemptId FIRST = Workshop.attempt(1);
    private static final String DIGEST = "6ae8a75555209fd6c44157c0aed8016e763ff435a19cf186f76863140143ff72";
    private static final String CONTENT = "content of a large file"; // not the content of that digest

    @TempDir
    Path temp;

    private Workshop workshop;

    @BeforeEach
    void setUp() throws Exception {
        workshop = new Workshop(temp);
        Files.writeString(workshop.source.resolve(".gitattributes"), "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    }

    private static boolean installed() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "git-lfs")));
    }

    /** Commits a pointer, as a clone on a machine without git-lfs has it. */
    private void pointer() throws IOException {
        Files.writeString(
                workshop.source.resolve("a.bin"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + DIGEST + "\nsize 1\n");
        Machine.git(workshop.source, "add", ".");
        Machine.commit(workshop.source, "Add a large file");
    }

    @Test
    void fileThatIsNotFilledIsToldWithTheReason() throws Exception {
        pointer();
        workshop.begin(FIRST);
        WorktreeResult result = workshop.worktrees().collect(FIRST, workshop.command());
        String why = installed() ? "the source does not have them" : "git-lfs is not installed on the runtime";
        assertThat(result.began()).startsWith("1 file of Git LFS not filled, because " + why + " (a.bin)");
        assertThat(result.keep()).as(result.note()).isFalse();
    }

    @Test
    void fileWithThatAttributeThatIsNoPointerIsLeftAlone() throws Exception {
        Files.writeString(workshop.source.resolve("a.bin"), "small\n");
        Machine.git(workshop.source, "add", ".");
        Machine.commit(workshop.source, "Add a small file");
        workshop.begin(FIRST);
        assertThat(workshop.worktrees().collect(FIRST, workshop.command()).began())
                .doesNotContain("LFS");
    }

    @Test
    void objectWhoseContentIsNotWhatItsNameSaysIsNotTakenHome() throws Exception {
        Path from = temp.resolve("from");
        Path object = from.resolve("lfs/objects/6a/e8/" + DIGEST);
        Files.createDirectories(Objects.requireNonNull(object.getParent()));
        Files.writeString(object, CONTENT);
        Path to = Files.createDirectories(temp.resolve("to"));
        assertThatThrownBy(() -> LargeFiles.carry(from, to, List.of(DIGEST))).hasMessageContaining("other content");
        assertThat(LargeFiles.objects(to)).isEmpty();
    }

    @Test
    void filesAreFilledAndNewOnesComeHome() throws Exception {
        Assumptions.assumeTrue(installed(), "git-lfs is not installed; what needs it is not tested here");
        Machine.shell(
                workshop.source,
                "git lfs install --local --skip-repo >&-; echo large > a.bin; git add .; git commit -qm large");
        Path worktree = workshop.begin(FIRST);
        assertThat(worktree.resolve("a.bin")).hasContent("large");
        WorktreeResult unchanged = workshop.worktrees().collect(FIRST, workshop.command());
        assertThat(unchanged.keep()).as(unchanged.note()).isFalse();
        assertThat(unchanged.began()).doesNotContain("LFS");
        Machine.shell(worktree, "echo larger > b.bin; git add b.bin; git commit -qm larger");
        WorktreeResult result = workshop.worktrees().collect(FIRST, workshop.command());
        assertThat(result.keep()).as(result.note()).isFalse();
        assertThat(LargeFiles.objects(workshop.source.resolve(".git"))).hasSize(2);
    }
}
