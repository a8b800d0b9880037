package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.sessions.TailTracker;
import dev.missioncontrol.runtime.worktrees.WorktreeResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes in words how a command ended. */
final class ResultText {
    private static final int LAST_LINES_MAX = 100;

    private ResultText() {}

    static Result of(Observation.Ended ended, WorktreeResult worktreeResult, List<String> survivors) {
        String summary = joined(ending(ended), worktreeResult.words(), worktreeResult.began(), survivors(survivors));
        return new Result(
                LongText.within(summary, SizeLimits.WORDS),
                ended.exitCode(),
                TailTracker.last(ended.lines(), LAST_LINES_MAX),
                worktreeResult.branch());
    }

    /** Joins those of the parts that say something. */
    static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    /** Names the processes that survived; nothing when none did. */
    static String survivors(List<String> survivors) {
        return survivors.isEmpty() ? "" : "processes could not be ended: " + String.join(", ", survivors);
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
