package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.LongText;
import java.util.List;
import java.util.Optional;

/** Leaves the lists out of a result that is larger than the control plane takes, and says so in it. Pure. */
final class ShortResult {
    private static final String STATEMENT =
            "; output, commits and paths were left out, because the result was larger than the control plane takes";

    private ShortResult() {}

    /** Returns the same ending of the work with a shorter result, unless it was shortened before. */
    static Optional<ItemCommand> of(ItemCommand offered) {
        if (offered instanceof ItemCommand.Complete(var epoch, Result result) && isWhole(result)) {
            return Optional.of(new ItemCommand.Complete(epoch, shortened(result)));
        }
        if (offered instanceof ItemCommand.Fail(var epoch, Result result, boolean retryable) && isWhole(result)) {
            return Optional.of(new ItemCommand.Fail(epoch, shortened(result), retryable));
        }
        return Optional.empty();
    }

    private static boolean isWhole(Result result) {
        return !result.summary().endsWith(STATEMENT);
    }

    private static Result shortened(Result result) {
        Result.Branch branch = result.branch();
        String summary = LongText.within(result.summary(), SizeLimits.WORDS - STATEMENT.length()) + STATEMENT;
        return new Result(
                summary,
                result.exitCode(),
                List.of(),
                branch == null ? null : new Result.Branch(branch.name(), branch.at(), List.of(), List.of()));
    }
}
