package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The full content of a new or changed project.
 *
 * @param repository {@code owner/repo} as items refer to it; without one its issues are known by {@code #n} alone
 */
public record ProjectPlan(
        ProjectName name,
        Words words,
        ProjectState state,
        @Nullable String repository) {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");

    public ProjectPlan {
        Checks.required(name, "name");
        Checks.required(words, "words");
        state = state == null ? ProjectState.ACTIVE : state;
        if (repository != null && !REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException("a repository is written owner/repo");
        }
    }
}
