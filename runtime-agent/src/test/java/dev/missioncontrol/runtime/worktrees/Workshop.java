package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source repository, a runtime's home and the attempts between them, with real git. */
final class Workshop {
    static final AgentName AGENT = new AgentName("slash");

    final Path temp;
    final Path home;
    final Path source;
    private Worktrees worktrees;

    Workshop(Path temp) throws IOException {
        this.temp = temp;
        home = Files.createDirectories(temp.resolve("home"));
        source = Machine.repository(temp.resolve("source"));
        worktrees = start();
    }

    private Worktrees start() throws IOException {
        return new Worktrees(
                new LocalProcesses(), CleanEnvironment.from(Machine.environment(temp)), new WorktreeFolders(home));
    }

    Worktrees worktrees() {
        return worktrees;
    }

    /** Forgets everything that is not on disk, as a new start of the runtime does. */
    void restart() throws IOException {
        worktrees = start();
    }

    static AttemptId attempt(int number) {
        return new AttemptId(new ItemId("01%024d".formatted(number)), new Epoch(1));
    }

    static Command command(Path repository, @Nullable String base) {
        return new Command(List.of("true"), repository.toString(), base);
    }

    Command command() {
        return command(source, null);
    }

    /** Prepares a worktree of a repository, up to the moment in which its work would begin. */
    Path begin(AttemptId attempt, Command command) throws Exception {
        Path worktree = worktrees.prepare(attempt, command, AGENT);
        worktrees.begin(attempt);
        return worktree;
    }

    Path begin(AttemptId attempt) throws Exception {
        return begin(attempt, command());
    }

    /** Makes a repository that has another one as a submodule, by this address. */
    Path superproject(String name, Path library, String address) throws IOException {
        Path made = Machine.repository(temp.resolve(name));
        Machine.git(made, "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", library.toString(), "lib");
        Machine.git(made, "config", "--file", ".gitmodules", "submodule.lib.url", address);
        Machine.git(made, "add", ".gitmodules");
        Machine.commit(made, "Add lib");
        return made;
    }

    /** Removes what the operator's own copy has of its submodules, as after a clone without them. */
    static void withoutCopies(Path repository) throws IOException {
        Machine.git(repository, "submodule", "deinit", "--quiet", "--force", "--all");
        Machine.remove(repository.resolve(".git/modules"));
    }
}
