package dev.missioncontrol.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.missioncontrol.console.filter.FilterProblem;
import java.nio.charset.StandardCharsets;

/** Parses arbitrary text as the audit view's filter: the result is a filter or one sentence about the error. */
final class AuditFilterFuzzTest {
    @FuzzTest
    void auditFilter(byte[] input) {
        try {
            assertThat(AuditFilterText.parse(new String(input, StandardCharsets.UTF_8)))
                    .isNotNull();
        } catch (FilterProblem refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
