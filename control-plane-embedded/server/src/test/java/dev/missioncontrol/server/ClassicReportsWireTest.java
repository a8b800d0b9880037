package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests endpoints 11 to 16 of the classic contract over a raw socket. */
final class ClassicReportsWireTest extends ServedTest {
    private Raw.Reply post(String path, String body) {
        return served.ask("POST", path, Served.header(served.classic), body);
    }

    private void taken(String path, String body) {
        Raw.Reply reply = post(path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.body()).isEqualTo("{\"ok\":true}");
    }

    private Reports reports() {
        return served.asOwner().reports();
    }

    private AuditEvent newest(String type) {
        return served.asOwner().audit().list(new AuditFilter(null, null, null), null, 50).rows().stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bothDialectsOfEventsLandInTheLogAsWhatAgentsSaid() {
        taken(
                "/api/events",
                "{\"type\":\"session:start\",\"agent\":\"slash\",\"project\":\"mc\",\"clan\":\"red\","
                        + "\"data\":{\"a\":[1]},\"ts\":\"2026-01-02T03:04:05Z\"}");
        AuditEvent first = newest("agent.said");
        assertThat(first.actor()).hasToString("classic:slash");
        assertThat(first.subject()).isEqualTo("agent:slash");
        assertThat(first.data())
                .isEqualTo("{\"type\":\"session:start\",\"project\":\"mc\",\"clan\":\"red\","
                        + "\"at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(first.body()).contains("\"data\":{\"a\":[1]}");
        taken(
                "/api/events",
                "{\"tenantId\":\"t\",\"agentId\":\"pixel\",\"source\":\"hook\",\"type\":\"message:sent\","
                        + "\"message\":\"hello\",\"timestamp\":1767323045000,\"metadata\":null}");
        AuditEvent second = newest("agent.said");
        assertThat(second.subject()).isEqualTo("agent:pixel");
        assertThat(second.data())
                .isEqualTo("{\"type\":\"message:sent\",\"source\":\"hook\",\"at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(second.body()).contains("\"message\":\"hello\"");
        assertThat(served.asOwner().agents().list())
                .extracting(agent -> agent.name().value())
                .containsExactly("pixel", "slash");
    }

    @Test
    void anEventThatIsTooLongIsRefused() {
        String body = "{\"agent\":\"slash\",\"data\":\"" + "x".repeat(70_000) + "\"}";
        assertProblem(post("/api/events", body), 413, "too-large");
    }

    @Test
    void aTalkIsKeptOnceWithWhatWasReportedLast() {
        String talk = "{\"threadId\":\"t 1\",\"protocol\":\"acp/1\",\"messageCount\":4,"
                + "\"agentsInvolved\":[\"slash\",\"pixel\"],\"timeToResolutionMin\":1.5,\"estimatedTokens\":900,"
                + "\"loopsDetected\":1,\"humanInterventions\":0,\"outcome\":\"OUTCOME\",\"project\":\"mc\","
                + "\"clan\":\"red\",\"harness\":\"cc\",\"ts\":\"2026-01-02T03:04:05Z\"}";
        taken("/api/metrics/acp", talk.replace("OUTCOME", "abandoned"));
        taken("/api/metrics/acp", talk.replace("OUTCOME", "resolved"));
        assertThat(reports().threads(null, 10).rows())
                .singleElement()
                .satisfies(thread -> assertThat(thread)
                        .isEqualTo(new AcpThread(
                                "t 1",
                                "acp/1",
                                4,
                                List.of("slash", "pixel"),
                                1.5,
                                900L,
                                1,
                                0,
                                "resolved",
                                "mc",
                                "red",
                                "cc",
                                thread.reportedAt())));
    }

    @Test
    void theSameViolationIsCountedAndItsSeverityOnlyRises() {
        String first = "{\"agentId\":\"slash\",\"reportedBy\":\"pixel\",\"rule\":\"rate-limit\","
                + "\"description\":\"too fast\",\"severity\":\"violation\",\"project\":\"mc\",\"messageSnippet\":\"s\"}";
        taken("/api/violations/report", first);
        taken(
                "/api/violations/report",
                "{\"agent\":\"slash\",\"clan\":\"red\",\"ruleId\":\"rate-limit\",\"description\":\"too fast\","
                        + "\"severity\":\"warning\",\"snippet\":\"u\",\"ts\":1}");
        taken("/api/violations/report", first.replace("too fast", "too loud").replace("\"violation\"", "\"warning\""));
        List<Violation> rows = reports().violations(null, 10).rows();
        assertThat(rows)
                .extracting(
                        row -> row.description() + " " + row.times() + " " + row.severity() + " " + row.reportedBy())
                .containsExactlyInAnyOrder("too fast 2 VIOLATION pixel", "too loud 1 WARNING pixel");
        assertThat(rows)
                .filteredOn(row -> row.times() == 2)
                .singleElement()
                .satisfies(row -> assertThat(row.snippet()).isEqualTo("u"));
    }

    @Test
    void anAgentSaysHowItIs() {
        taken(
                "/api/sync/agent-status",
                "{\"agentId\":\"slash\",\"name\":\"Slash\",\"emoji\":\"\u26a1\",\"theme\":\"dark\",\"status\":\"blocked\","
                        + "\"currentTask\":\"wait\",\"lastHeartbeat\":1767323045000,\"heartbeatInterval\":\"1m\","
                        + "\"model\":\"m\",\"workspace\":\"w\",\"channels\":[\"slack\"],\"sessionCount\":2,"
                        + "\"messageCount24h\":3,\"tokensUsed24h\":4,\"costTotal24h\":0.5,\"contextPct\":61.5,"
                        + "\"inboxDepth\":7,\"costLast1h\":0.25}");
        assertThat(reports().agents(null, 50).rows())
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .isEqualTo(new AgentReport(
                                report.agent(),
                                "Slash",
                                "\u26a1",
                                AgentReport.Status.BLOCKED,
                                "wait",
                                "m",
                                List.of("slack"),
                                Instant.parse("2026-01-02T03:04:05Z"),
                                2,
                                3,
                                4,
                                0.5,
                                0.25,
                                61.5,
                                7,
                                report.reportedAt())));
        taken("/api/sync/agent-status", "{\"agentId\":\"slash\",\"status\":\"idle\",\"lastHeartbeat\":0}");
        assertThat(reports().agents(null, 50).rows()).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(AgentReport.Status.IDLE);
            assertThat(report.lastHeartbeat()).isNull();
        });
    }

    private static String usage(String more) {
        return "{\"sessionId\":\"s1\",\"agentId\":\"slash\",\"projectPath\":\"/p\",\"model\":\"m\"," + more
                + ",\"startedAt\":1767323045000,\"isSubagent\":true}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sync/session-usage", "/api/usage"})
    void totalsOfASessionOnlyGrow(String path) {
        taken(
                path,
                usage("\"tokensIn\":10,\"tokensOut\":20,\"cacheRead\":30,\"cacheWrite\":40,\"costTotal\":1.5,"
                        + "\"costBreakdown\":{\"input\":0.5,\"output\":1,\"cacheRead\":0,\"cacheWrite\":0},"
                        + "\"messageCount\":5,\"userMessageCount\":2,\"toolUseCount\":1,\"durationMs\":100"));
        taken(
                path,
                usage("\"tokensIn\":11,\"tokensOut\":3,\"costTotal\":1,\"messageCount\":6,\"endedAt\":1767323046000"));
        assertThat(reports().sessions(null, 10).rows()).singleElement().satisfies(row -> {
            assertThat(row.tokens()).isEqualTo(new SessionUsage.Tokens(11, 20, 30, 40));
            assertThat(row.costs()).isEqualTo(new SessionUsage.Costs(1.5, 0.5, 1, 0, 0));
            assertThat(row.messages()).isEqualTo(6);
            assertThat(row.userMessages()).isEqualTo(2);
            assertThat(row.durationMillis()).isEqualTo(100);
            assertThat(row.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
            assertThat(row.endedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:06Z"));
            assertThat(row.subagent()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"12\" | 12",
                "12.9 | 12",
                "null | 0",
                "\"\" | 0",
                "1e12 | 1000000000000",
                "\" 7 \" | 7",
                "\"0000000000000000000000000000000000000007\" | 7"
            })
    void aNumberIsReadInAnyForm(String written, long read) {
        taken("/api/usage", usage("\"tokensIn\":" + written));
        assertThat(reports().sessions(null, 10).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.tokens().in()).isEqualTo(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-3",
                "\"x\"",
                "{}",
                "true",
                "1e30",
                "1e400",
                "1000000000001",
                "\"00000000000000000000000000000000000000007\"",
                "\"1e999999999\""
            })
    void aNumberThatCannotBeMeantIsRefusedByItsField(String written) {
        Map<String, List<String>> numbers = Map.of(
                "/api/usage", List.of("tokensIn", "cacheWrite", "costTotal", "messageCount"),
                "/api/sync/session-usage", List.of("tokensOut", "toolUseCount"),
                "/api/sync/agent-status", List.of("sessionCount", "tokensUsed24h", "costLast1h", "inboxDepth"),
                "/api/metrics/acp", List.of("messageCount", "timeToResolutionMin", "estimatedTokens", "loopsDetected"));
        numbers.forEach((path, fields) -> fields.forEach(field ->
                refused(path, "\"" + field + "\":" + written, field + " must be a number from 0 to 1000000000000")));
        refused("/api/usage", "\"costBreakdown\":{\"input\":" + written + "}", "input must be a number");
        assertThat(reports().sessions(null, 10).rows()).isEmpty();
    }

    private void refused(String path, String more, String why) {
        Raw.Reply reply = post(
                path, "{\"sessionId\":\"s\",\"agentId\":\"slash\",\"threadId\":\"t\",\"rule\":\"r\"," + more + "}");
        assertProblem(reply, 400, "invalid-body");
        assertThat(reply.body()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1767323045000 | 2026-01-02T03:04:05Z",
                "1767323045000.75 | 2026-01-02T03:04:05Z",
                "1.767323045999e12 | 2026-01-02T03:04:05.999Z",
                "\"1767323045123.456\" | 2026-01-02T03:04:05.123Z",
                "1767323045 | 2026-01-02T03:04:05Z",
                "1767323045.25 | 2026-01-02T03:04:05.250Z",
                "\"2026-01-02T03:04:05Z\" | 2026-01-02T03:04:05Z",
                "0 |",
                "0.0 |",
                "null |",
                "\"\" |"
            })
    void aTimeIsReadInAnyForm(String written, @Nullable Instant read) {
        taken("/api/usage", usage("\"tokensIn\":1,\"endedAt\":" + written));
        assertThat(reports().sessions(null, 10).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.endedAt()).isEqualTo(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5",
                "1e30",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "\"yesterday\"",
                "{}",
                "\"2026-01-02T03:04:05\""
            })
    void aTimeThatCannotBeMeantIsNamedAndTheRestTaken(String written) {
        String why = " must be a time as milliseconds since 1970 or like 2026-01-02T03:04:05Z, not ";
        takenBut("/api/usage", "\"tokensIn\":7,\"endedAt\":" + written, "endedAt" + why);
        assertThat(reports().sessions(null, 10).rows()).singleElement().satisfies(row -> {
            assertThat(row.tokens().in()).isEqualTo(7);
            assertThat(row.endedAt()).isNull();
        });
        takenBut("/api/sync/agent-status", "\"status\":\"active\",\"lastHeartbeat\":" + written, "lastHeartbeat" + why);
        assertThat(reports().agents(null, 10).rows()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(AgentReport.Status.ACTIVE);
            assertThat(row.lastHeartbeat()).isNull();
        });
        takenBut("/api/events", "\"type\":\"x\",\"ts\":" + written, "ts" + why);
        assertThat(newest("agent.said").data()).isEqualTo("{\"type\":\"x\"}");
        takenBut(
                "/api/events",
                "\"type\":\"x\",\"ts\":" + written + ",\"timestamp\":\"2026-01-02T03:04:05Z\"",
                "ts" + why);
        assertThat(newest("agent.said").data()).contains("\"at\":\"2026-01-02T03:04:05Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"durationMs\":-3 | durationMs must be a number from 0 to 1000000000000, not -3",
                "\"isSubagent\":1 | isSubagent must be one of true, false, not 1",
                "\"isSubagent\":\"perhaps\" | isSubagent must be one of true, false, not perhaps"
            })
    void aSessionKeepsItsTokensWithoutWhatIsBesideThem(String more, String why) {
        takenBut("/api/usage", "\"tokensIn\":7," + more, why);
        assertThat(reports().sessions(null, 10).rows()).singleElement().satisfies(row -> {
            assertThat(row.tokens().in()).isEqualTo(7);
            assertThat(row.durationMillis()).isZero();
            assertThat(row.subagent()).isFalse();
        });
    }

    private void takenBut(String path, String more, String why) {
        Raw.Reply reply = post(path, "{\"sessionId\":\"s\",\"agentId\":\"slash\"," + more + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(Json.tree(reply.body()).path("ignored"))
                .singleElement()
                .satisfies(one -> assertThat(one.asText()).startsWith(why));
    }

    @Test
    void aWordThatIsNotKnownIsRefusedWithThoseThatAre() {
        refused(
                "/api/sync/agent-status",
                "\"status\":\"busy\"",
                "status must be one of active, idle, error, blocked, offline, unknown, not busy");
        refused(
                "/api/violations/report",
                "\"severity\":\"fatal\"",
                "severity must be one of warning, violation, not fatal");
        refused("/api/usage", "\"costBreakdown\":7", "costBreakdown must be an object, not 7");
        taken("/api/sync/agent-status", "{\"agentId\":\"slash\",\"status\":\"Active\"}");
        taken("/api/sync/agent-status", "{\"agentId\":\"slash\"}");
    }

    @Test
    void whatIsNotTakenOfAReportIsSaid() {
        String channels = "\"x\",".repeat(150) + "\"x\"";
        Raw.Reply reply = post(
                "/api/sync/agent-status",
                "{\"agentId\":\"slash\",\"currentTask\":{\"id\":1},\"channels\":[" + channels + "]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"ok\":true,\"ignored\":[\"currentTask is not a text\","
                        + "\"channels has more than 100 entries\"]}");
    }

    @Test
    void reportsArePagedTheLastHeardFirst() {
        for (String session : List.of("a", "b", "c")) {
            taken("/api/usage", usage("\"tokensIn\":1").replace("s1", session));
        }
        var page = reports().sessions(null, 2);
        assertThat(page.rows()).hasSize(2);
        assertThat(reports().sessions(page.next(), 2).rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/events | {\"type\":\"x\"}",
                "/api/metrics/acp | {\"protocol\":\"x\"}",
                "/api/violations/report | {\"agent\":\"x\"}",
                "/api/sync/agent-status | {\"name\":\"x\"}",
                "/api/sync/session-usage | {\"agentId\":\"x\"}",
                "/api/usage | {\"sessionId\":\"x\"}",
                "/api/events | []",
                "/api/events | {",
                "/api/events | 7"
            })
    void whatLacksTheNameOfItsSubjectIsRefused(String path, String body) {
        assertProblem(post(path, body), 400, "invalid-body");
    }

    @Test
    void anAgentsOwnTokenReportsOfItselfOnly() {
        String header = Served.header(served.token(Role.AGENT)); // the agent x
        assertThat(served.ask("POST", "/api/events", header, "{\"agent\":\"x\"}")
                        .status())
                .isEqualTo(200);
        assertThat(newest("agent.said").actor()).hasToString("agent:x");
        for (String path : List.of("/api/events", "/api/sync/agent-status", "/api/usage")) {
            String other = "{\"agent\":\"slash\",\"sessionId\":\"s\"}";
            assertProblem(served.ask("POST", path, header, other), 404, "unknown-agent");
        }
    }
}
