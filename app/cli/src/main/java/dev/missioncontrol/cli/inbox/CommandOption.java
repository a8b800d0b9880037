package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that an item may carry: an argv array, never shell text. Confined to the main thread. */
final class CommandOption {
    @Option(names = "--repository", paramLabel = "REPO", description = "Where the command runs: a path or a URL.")
    private @Nullable String repository;

    @Option(names = "--base", paramLabel = "BRANCH", description = "Where it starts; else at the default branch.")
    private @Nullable String base;

    @Parameters(paramLabel = "ARGUMENT", description = "The command and its arguments, after --.")
    private List<String> argv = new ArrayList<>();

    /** What was asked for; nothing where the item is for an agent to read. */
    @Nullable
    Command command() {
        if (repository == null && argv.isEmpty()) {
            return null;
        }
        if (repository == null) {
            throw new IllegalArgumentException("A command needs --repository.");
        }
        return new Command(argv, repository, base);
    }
}
