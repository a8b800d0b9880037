package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.reports.SessionUsage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests endpoint 16 of the classic contract: its client sends no token, which is accepted only if that is switched on.
 */
final class UsageWithoutTokenTest {
    private static final String USAGE = "{\"sessionId\":\"s1\",\"agentId\":\"pixel\",\"slug\":\"mc\",\"tokensIn\":7}";

    @TempDir
    Path directory;

    @Test
    void withoutTheOptionItIsRefusedLikeEverythingElse() {
        try (Served served = new Served(directory)) {
            GateTest.assertProblem(served.ask("POST", "/api/usage", "", USAGE), 401, "unauthenticated");
            assertThat(served.asOwner().reports().sessions(null, 10).rows()).isEmpty();
        }
    }

    @Test
    void withTheOptionThisOneReportIsTakenAndNothingElse() {
        try (Served served = new Served(directory, ServerConfig.onLoopback(0).withUsageOpen())) {
            Raw.Reply reply = served.ask("POST", "/api/usage", "", USAGE);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"ok\":true}");
            assertThat(served.asOwner().reports().sessions(null, 10).rows())
                    .extracting(SessionUsage::session, row -> row.tokens().in())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("s1", 7L));
            for (String other :
                    new String[] {"/api/sync/session-usage", "/api/usage/", "/api//usage", "/api/usage/x"}) {
                GateTest.assertProblem(served.ask("POST", other, "", USAGE), 401, "unauthenticated");
            }
            GateTest.assertProblem(served.ask("GET", "/api/usage", "", ""), 401, "unauthenticated");
            String wrong = "X-MC-Token: undefined\r\n";
            GateTest.assertProblem(served.ask("POST", "/api/usage", wrong, USAGE), 401, "unauthenticated");
            GateTest.assertProblem(
                    served.ask("POST", "/api/usage", "Origin: http://page\r\n", USAGE), 403, "foreign-origin");
        }
    }
}
