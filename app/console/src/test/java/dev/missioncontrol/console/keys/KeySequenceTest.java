package dev.missioncontrol.console.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySequenceTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final ConsoleAction INBOX = ConsoleAction.of("Go to inbox", "G I", () -> {});
    private static final ConsoleAction NEW = ConsoleAction.of("New item", "N", () -> {});
    private static final ConsoleAction NEVER = new ConsoleAction("Never", "X", () -> false, () -> {});
    private static final List<ConsoleAction> ALL = List.of(INBOX, NEW, NEVER);

    private final KeySequence sequence = new KeySequence();

    @Test
    void oneStrokeRunsItsAction() {
        assertThat(sequence.press("N", NOW, ALL)).contains(NEW);
    }

    @Test
    void twoStrokesRunTheirAction() {
        assertThat(sequence.press("G", NOW, ALL)).isEmpty();
        assertThat(sequence.press("I", NOW.plusSeconds(1), ALL)).contains(INBOX);
    }

    @Test
    void theFirstStrokeIsForgottenAfterAWhile() {
        assertThat(sequence.press("G", NOW, ALL)).isEmpty();
        assertThat(sequence.press("I", NOW.plusSeconds(3), ALL)).isEmpty();
    }

    @Test
    void aStrokeThatLeadsNowhereEndsTheSequence() {
        assertThat(sequence.press("G", NOW, ALL)).isEmpty();
        assertThat(sequence.press("Q", NOW, ALL)).isEmpty();
        assertThat(sequence.press("I", NOW, ALL)).isEmpty();
    }

    @Test
    void anActionThatIsNotAvailableHasNoKey() {
        assertThat(sequence.press("X", NOW, ALL)).isEmpty();
    }
}
