package dev.missioncontrol.runtime.worktrees;

import java.util.List;

/** Translates git's error messages for an item that cannot be prepared. */
final class GitErrors {
    private static final List<String> NOT_A_REPOSITORY = List.of(
            "does not appear to be a git repository", "not a git repository", "Repository not found", "' not found");
    private static final List<String> NO_ACCESS = List.of(
            "could not read Username",
            "Authentication failed",
            "Permission denied",
            "terminal prompts disabled",
            "Host key verification failed");

    private GitErrors() {}

    static PreparationFailed explain(GitFailed failed, Source source) {
        String repository = source.location();
        if (says(failed, NOT_A_REPOSITORY)) {
            return new PreparationFailed(
                    false, repository + " is not a git repository: name one, or make it one with git init", failed);
        }
        if (says(failed, NO_ACCESS)) {
            return new PreparationFailed(
                    false,
                    "the runtime may not read " + repository + ": give its user access without a prompt",
                    failed);
        }
        if (failed.errors().contains("dubious ownership")) {
            return new PreparationFailed(
                    false,
                    repository + " belongs to another user: name a repository of the runtime's own user",
                    failed);
        }
        String why = "the repository " + repository + " could not be read (" + failed.getMessage() + ")";
        return switch (source) {
            case Source.RemoteSource _ -> PreparationFailed.waiting(why, failed);
            case Source.LocalSource _ -> new PreparationFailed(true, why, failed);
        };
    }

    private static boolean says(GitFailed failed, List<String> any) {
        return any.stream().anyMatch(failed.errors()::contains);
    }
}
