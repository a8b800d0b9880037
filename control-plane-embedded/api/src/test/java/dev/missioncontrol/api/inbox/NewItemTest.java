package dev.missioncontrol.api.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewItemTest {
    @ParameterizedTest
    @CsvSource({"t@,b,p,l", "t,b@,p,l", "t,b,p@,l", "t,b,p,l@"})
    void aCharacterThatNotEveryDatabaseKeepsIsRefused(String title, String body, String project, String label) {
        assertThatThrownBy(() -> new NewItem(
                        new AgentName("slash"),
                        nul(title),
                        nul(body),
                        nul(project),
                        null,
                        null,
                        List.of(nul(label)),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
    }

    private static String nul(String text) {
        return text.replace('@', '\0');
    }
}
