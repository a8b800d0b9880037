package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the command of an item as an argv array, never as shell text. */
final class CommandOption {
    @Option(
            names = "--repository",
            paramLabel = "REPO",
            description = "The repository in which the command runs: a path or a URL.")
    private @Nullable String repository;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "The branch, tag, ref or commit to start from; default: HEAD of the repository.")
    private @Nullable String base;

    @Parameters(paramLabel = "ARGUMENT", description = "The command and its arguments, after --.")
    private List<String> argv = new ArrayList<>();

    /** Returns the command, or null for an item that an agent reads. */
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
