package dev.missioncontrol.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A result that is too large is offered once more without its lists; a success stays a success. */
final class ShortResultTest {
    private static final Epoch EPOCH = new Epoch(3);
    private static final Result.Branch BRANCH =
            new Result.Branch("b", "/r", List.of(new Result.Commit("c0ffee", "Do it")), List.of("left.txt"));

    private static Result result(String summary) {
        return new Result(summary, 0, List.of("a line"), BRANCH);
    }

    @Test
    void aSuccessStaysOneWithWordsAboutItsSize() {
        ItemCommand shorter =
                ShortResult.of(new ItemCommand.Complete(EPOCH, result("done"))).orElseThrow();
        assertThat(shorter).isInstanceOfSatisfying(ItemCommand.Complete.class, complete -> {
            assertThat(complete.epoch()).isEqualTo(EPOCH);
            assertThat(complete.result().summary())
                    .startsWith("done; output, commits and paths were left out, because the result was larger than");
            assertThat(complete.result().exitCode()).isZero();
            assertThat(complete.result().lastLines()).isEmpty();
            assertThat(complete.result().branch()).isEqualTo(new Result.Branch("b", "/r", List.of(), List.of()));
        });
        assertThat(ShortResult.of(shorter)).as("shortened once only").isEmpty();
    }

    @Test
    void aFailureKeepsWhetherItMayBeTriedAgain() {
        ItemCommand shorter = ShortResult.of(new ItemCommand.Fail(EPOCH, result("x".repeat(SizeLimits.WORDS)), true))
                .orElseThrow();
        assertThat(shorter)
                .isInstanceOfSatisfying(
                        ItemCommand.Fail.class,
                        fail -> assertThat(fail.retryable()).isTrue());
        assertThat(ShortResult.of(shorter)).isEmpty();
    }

    @Test
    void otherCommandsHaveNoResult() {
        assertThat(ShortResult.of(new ItemCommand.Note(EPOCH, "a note"))).isEmpty();
    }
}
