package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.text.LongText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an item.
 *
 * @param summary one line: what happened and, for a failure, what to do
 * @param exitCode of the command; absent if none ran
 * @param lastLines of the output, oldest first
 * @param branch with the work; absent without a repository
 */
public record Result(
        String summary,
        @Nullable Integer exitCode,
        List<String> lastLines,
        @Nullable Branch branch) {
    public static final int LINES_MAX = 500;

    public Result {
        summary = Checks.atMost(summary == null ? "" : summary, "result.summary", SizeLimits.WORDS);
        lastLines = Checks.listed(lastLines, "result.lastLines", LINES_MAX);
        lastLines.forEach(line -> Checks.atMost(line, "result.lastLines entry", SizeLimits.LINE));
    }

    /** Makes a result of words alone; of long ones the beginning and the end are kept, and the cut is stated. */
    public static Result of(String words) {
        return new Result(LongText.within(words, SizeLimits.WORDS), null, List.of(), null);
    }

    /**
     * A branch and the commits on it.
     *
     * @param at the repository that has the branch, as a path or URL
     * @param commits newest first, at most 100
     * @param uncommitted paths that were changed but not committed, at most 200
     */
    public record Branch(String name, String at, List<Commit> commits, List<String> uncommitted) {
        public static final int COMMITS_MAX = 100;
        public static final int UNCOMMITTED_MAX = 200;

        public Branch {
            Checks.required(name, "branch.name");
            Checks.required(at, "branch.at");
            commits = Checks.listed(commits, "branch.commits", COMMITS_MAX);
            uncommitted = Checks.listed(uncommitted, "branch.uncommitted", UNCOMMITTED_MAX);
        }
    }

    public record Commit(String hash, String subject) {
        public Commit {
            Checks.required(hash, "commit.hash");
            Checks.required(subject, "commit.subject");
        }
    }
}
