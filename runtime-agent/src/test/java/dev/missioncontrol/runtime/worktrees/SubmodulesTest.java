package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Command;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A worktree's submodules are filled, or the result says that they are not and why. */
class SubmodulesTest {
    private static final AttemptId FIRST = Workshop.attempt(1);

    @TempDir
    Path temp;

    private Workshop workshop;
    private Path library;

    @BeforeEach
    void setUp() throws Exception {
        workshop = new Workshop(temp);
        library = Machine.repository(temp.resolve("library"));
    }

    private Command superproject(String address) throws IOException {
        Path made = workshop.superproject("super", library, address);
        Workshop.withoutCopies(made);
        return Workshop.command(made, null);
    }

    private String said(Command command) {
        return workshop.worktrees().collect(FIRST, command).began();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../library", "./../library", "LIBRARY", "file://LIBRARY"})
    void submoduleIsFilledAndTheSessionsOwnGitFindsIt(String address) throws Exception {
        Command command = superproject(address.replace("LIBRARY", library.toString()));
        Path worktree = workshop.begin(FIRST, command);
        assertThat(worktree.resolve("lib/README.md")).hasContent("hello");
        assertThat(Machine.git(worktree, "submodule", "update", "--init")).isEmpty();
        assertThat(Machine.git(worktree, "status", "--short")).isEmpty();
        assertThat(Machine.git(worktree.resolve("lib"), "log", "--format=%s")).isEqualTo("Say hello");
        WorktreeResult result = workshop.worktrees().collect(FIRST, command);
        assertThat(result.keep()).as(result.note()).isFalse();
        assertThat(result.began()).doesNotContain("submodule");
    }

    @Test
    void relativeAddressOfACloneStartsFromTheRemoteOfThatClone() throws Exception {
        superproject("../library");
        Path clone = Files.createDirectories(temp.resolve("elsewhere")).resolve("clone");
        Machine.git(temp, "clone", "--quiet", temp.resolve("super").toString(), clone.toString());
        Path worktree = workshop.begin(FIRST, Workshop.command(clone, null));
        assertThat(worktree.resolve("lib/README.md")).exists();
    }

    @Test
    void linkedWorktreeIsASourceLikeItsRepository() throws Exception {
        superproject("../library");
        Path linked = temp.resolve("linked");
        Machine.git(temp.resolve("super"), "worktree", "add", "--quiet", "--detach", linked.toString());
        Path worktree = workshop.begin(FIRST, Workshop.command(linked, null));
        assertThat(worktree.resolve("lib/README.md")).exists();
    }

    @Test
    void submoduleThatTheOperatorsOwnCopyHasIsTakenFromThereAlsoUnpublished() throws Exception {
        Path made = workshop.superproject("super", library, "https://localhost:1/library");
        Files.writeString(made.resolve("lib/new.txt"), "new\n");
        Machine.git(made.resolve("lib"), "add", "new.txt");
        Machine.commit(made.resolve("lib"), "Not published");
        Machine.git(made, "add", "lib");
        Machine.commit(made, "Use it");
        Path worktree = workshop.begin(FIRST, Workshop.command(made, null));
        assertThat(worktree.resolve("lib/new.txt")).hasContent("new");
    }

    @Test
    void submodulesOfSubmodulesAreFilledToo() throws Exception {
        workshop.superproject("middle", library, "../library");
        Path middle = temp.resolve("middle");
        Path outer = workshop.superproject("outer", middle, "../middle");
        Workshop.withoutCopies(outer);
        Path worktree = workshop.begin(FIRST, Workshop.command(outer, null));
        assertThat(worktree.resolve("lib/lib/README.md")).exists();
        assertThat(Machine.git(worktree, "submodule", "update", "--init", "--recursive"))
                .isEmpty();
        assertThat(said(Workshop.command(outer, null))).doesNotContain("submodule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c 'touch ran'",
                "--upload-pack=touch ran",
                "ssh://-oProxyCommand=touch ran/x",
                "git://host.invalid/x",
                "https://localhost:1/gone",
                "../gone",
                "/etc"
            })
    void submoduleThatCannotBeFilledIsNamedWithTheReason(String address) throws Exception {
        Command command = superproject(address);
        Path worktree = workshop.begin(FIRST, command);
        assertThat(worktree.resolve("lib")).isEmptyDirectory();
        assertThat(said(command))
                .startsWith("the submodule lib is not filled (")
                .contains("it began from main at ");
        assertThat(workshop.worktrees().collect(FIRST, command).keep()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/../../x", "/abs", "x/.git/y", ".."})
    void nameThatLeadsElsewhereIsRefused(String name) throws Exception {
        Path made = workshop.superproject("super", library, "../library");
        Workshop.withoutCopies(made);
        Files.writeString(
                made.resolve(".gitmodules"), "[submodule \"" + name + "\"]\n\tpath = lib\n\turl = ../library\n");
        Machine.git(made, "add", ".gitmodules");
        Machine.commit(made, "Lead astray");
        Command command = Workshop.command(made, null);
        Path worktree = workshop.begin(FIRST, command);
        assertThat(worktree.resolve("lib")).isEmptyDirectory();
        assertThat(said(command)).contains("its name '" + name + "' is not allowed");
    }

    @Test
    void nothingElseOfGitmodulesCounts() throws Exception {
        Path made = workshop.superproject("super", library, "../library");
        Workshop.withoutCopies(made);
        Path ran = temp.resolve("ran");
        Machine.git(made, "config", "--file", ".gitmodules", "submodule.lib.update", "!touch " + ran);
        Machine.git(made, "config", "--file", ".gitmodules", "core.sshCommand", "touch " + ran);
        Machine.git(made, "config", "--file", ".gitmodules", "include.path", "evil");
        Files.writeString(made.resolve("evil"), "[core]\n\tfsmonitor = touch " + ran + "\n");
        Machine.git(made, "add", ".");
        Machine.commit(made, "Plant");
        plantHooks(library.resolve(".git/hooks"), ran);
        Path worktree = workshop.begin(FIRST, Workshop.command(made, null));
        assertThat(worktree.resolve("lib/README.md")).exists();
        assertThat(ran).doesNotExist();
    }

    private static void plantHooks(Path hooks, Path ran) throws IOException {
        Files.createDirectories(hooks);
        for (String name : new String[] {"post-checkout", "reference-transaction", "post-index-change"}) {
            Path hook = Files.writeString(hooks.resolve(name), "#!/bin/sh\ntouch '" + ran + "'\n");
            assertThat(hook.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void entryWithoutAddressAndUnreadableListAreNamed() throws Exception {
        Path made = Machine.repository(temp.resolve("orphan"));
        String commit = Machine.git(library, "rev-parse", "HEAD");
        Machine.git(made, "update-index", "--add", "--cacheinfo", "160000," + commit + ",lost");
        Machine.commit(made, "Forget the list");
        workshop.begin(FIRST, Workshop.command(made, null));
        assertThat(said(Workshop.command(made, null)))
                .contains("the submodule lost is not filled (it has no address, because there is no .gitmodules)");
        Files.writeString(made.resolve(".gitmodules"), "[submodule \"lost\"\n");
        Machine.git(made, "add", ".gitmodules");
        Machine.commit(made, "Break the list");
        workshop.begin(FIRST, Workshop.command(made, null));
        assertThat(said(Workshop.command(made, null))).contains("its .gitmodules cannot be read");
    }

    @Test
    void placeThatIsALinkIsNotFollowed() throws Exception {
        Path made = workshop.superproject("super", library, "../library");
        Workshop.withoutCopies(made);
        Path precious = Files.createDirectories(temp.resolve("precious"));
        Machine.git(made, "config", "--file", ".gitmodules", "submodule.lib.path", "away/lib");
        String commit = Machine.git(library, "rev-parse", "HEAD");
        Machine.git(made, "update-index", "--add", "--cacheinfo", "160000," + commit + ",away/lib");
        Machine.git(made, "add", ".gitmodules");
        Machine.commit(made, "Move lib");
        AttemptId attempt = FIRST;
        Path worktree = workshop.begin(attempt, Workshop.command(made, null));
        assertThat(worktree.resolve("away/lib/README.md")).exists();
        Machine.remove(worktree.resolve("away"));
        Files.createSymbolicLink(worktree.resolve("away"), precious);
        Files.createDirectories(precious.resolve("lib"));
        WorktreeResult result = workshop.worktrees().collect(attempt, Workshop.command(made, null));
        workshop.worktrees().cleanUp(attempt, Workshop.command(made, null), result, true);
        assertThat(Objects.requireNonNull(precious.toFile().list())).containsExactly("lib");
    }
}
