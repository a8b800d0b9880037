package dev.missioncontrol.api.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies in a column of its own holds no character that PostgreSQL does not keep. */
final class StorableTest {
    @Test
    void theContextOfAnAskIsStorable() {
        assertThatThrownBy(() -> new NewAsk(
                        new AskQuestion(AskKind.TEXT, "need", "a\0b", List.of()),
                        null,
                        null,
                        null,
                        AskTerms.NONE,
                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("context holds a NUL");
    }

    @Test
    void theReasonOfAReassignmentIsStorable() {
        assertThatThrownBy(() -> new ItemCommand.Reassign(null, new AgentName("pixel"), "a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason holds a NUL");
    }
}
