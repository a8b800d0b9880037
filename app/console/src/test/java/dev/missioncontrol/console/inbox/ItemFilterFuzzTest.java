package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.missioncontrol.console.filter.FilterProblem;
import java.nio.charset.StandardCharsets;

/** Parses arbitrary text as the inbox's filter: the result is a filter or one sentence about the error. */
final class ItemFilterFuzzTest {
    @FuzzTest
    void filter(byte[] input) {
        try {
            assertThat(ItemFilterText.parse(new String(input, StandardCharsets.UTF_8)))
                    .isNotNull();
        } catch (FilterProblem | IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
