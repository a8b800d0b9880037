package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.sessions.TailTracker;
import dev.missioncontrol.runtime.worktrees.WorktreeResult;

/** Describes in words how a command ended. */
final class ResultText {
    private static final int LAST_LINES_MAX = 100;

    private ResultText() {}

    static Result of(Observation.Ended ended, WorktreeResult worktreeResult) {
        StringBuilder summary = new StringBuilder(ending(ended));
        Result.Branch branch = worktreeResult.branch();
        if (branch != null && !branch.commits().isEmpty()) {
            int count = branch.commits().size();
            String least = count == Result.Branch.COMMITS_MAX ? "at least " : "";
            summary.append("; ").append(least).append(count).append(count == 1 ? " commit" : " commits");
            summary.append(" on ").append(branch.name());
        }
        if (!worktreeResult.note().isEmpty()) {
            summary.append("; ").append(worktreeResult.note());
        }
        return new Result(
                LongText.within(summary.toString(), SizeLimits.WORDS),
                ended.exitCode(),
                TailTracker.last(ended.lines(), LAST_LINES_MAX),
                branch);
    }

    private static String ending(Observation.Ended ended) {
        String signal = ended.signal();
        if (signal != null) {
            return "the command was ended by signal " + signal;
        }
        Integer code = ended.exitCode();
        return code == null ? "the command ended with an unknown exit code" : "the command ended with " + exit(code);
    }

    private static String exit(int code) {
        return "exit code " + code + meaning(code);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 126 -> " (a program could not be run)";
            case 127 -> " (a program was not found)";
            default -> "";
        };
    }
}
