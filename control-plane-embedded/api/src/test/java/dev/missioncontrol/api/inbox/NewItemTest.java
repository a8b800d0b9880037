package dev.missioncontrol.api.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewItemTest {
    @ParameterizedTest
    @CsvSource({"t@,b,p,l", "t,b@,p,l", "t,b,p@,l", "t,b,p,l@"})
    void aCharacterThatNotEveryDatabaseKeepsIsRefused(String title, String body, String project, String label) {
        assertThatThrownBy(() -> NewItem.of(new AgentName("slash"), nul(title))
                        .saying(nul(body))
                        .from(ItemOrigin.project(nul(project)))
                        .labelled(nul(label)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
    }

    private static String nul(String text) {
        return text.replace('@', '\0');
    }
}
