package dev.missioncontrol.runtime.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTextTest {
    private static final ItemId ITEM = new ItemId("01" + "0".repeat(24));
    private static final String PREFIX = "cmd-task-" + ITEM.value();
    private final TailTracker tracker = new TailTracker();

    @Test
    void nameHoldsOnlyPlainLettersOfTheTitle() {
        assertThat(SessionName.of(ITEM, "Fix the #(Login) page: now!")).isEqualTo(PREFIX + "-fix-the-login-page-now");
        assertThat(SessionName.of(ITEM, "=../\u202E\u001B[31m;")).isEqualTo(PREFIX + "-31m");
        assertThat(SessionName.of(ITEM, "日本")).isEqualTo(PREFIX);
        assertThat(SessionName.of(ITEM, "a".repeat(29) + " bc")).isEqualTo(PREFIX + "-" + "a".repeat(29));
    }

    @Test
    void escapeSequencesAndOverwrittenTextAreNotOutput() {
        assertThat(PlainText.of("\u001B[31mred\u001B[0m\u001B]0;title\u0007!")).isEqualTo("red!");
        assertThat(PlainText.of("10%\r100%\r")).isEqualTo("100%");
        assertThat(PlainText.of("x".repeat(9000))).hasSize(PlainText.LINE_MAX).endsWith("…");
    }

    private List<String> look(String... lines) {
        return tracker.look(List.of(lines), Epoch.NONE, Instant.EPOCH)
                .map(OutputTail::lines)
                .orElse(List.of());
    }

    private long first(String... lines) {
        return tracker.look(List.of(lines), Epoch.NONE, Instant.EPOCH)
                .orElseThrow()
                .first();
    }

    @Test
    void unchangedOutputIsNotReportedAgain() {
        assertThat(look("a", "b")).containsExactly("a", "b");
        assertThat(look("a", "b")).isEmpty();
    }

    @Test
    void linesThatLeftTheWindowAreCounted() {
        assertThat(first("a", "b", "c")).isZero();
        assertThat(first("b", "c", "d")).isEqualTo(1);
        assertThat(first("b", "c", "d and more")).isEqualTo(1);
        assertThat(first("c", "d and more", "e", "f")).isEqualTo(2);
    }

    @Test
    void tailIsNeverLongerThanItsLimit() {
        List<String> many = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        assertThat(tracker.look(many, Epoch.NONE, Instant.EPOCH).orElseThrow().lines())
                .hasSize(TailTracker.LINES_MAX)
                .endsWith("299");
    }
}
