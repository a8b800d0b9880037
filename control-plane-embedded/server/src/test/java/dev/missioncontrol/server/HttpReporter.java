package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.contract.Reporter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Reports as classic clients do. */
record HttpReporter(URI server, Token token) implements Reporter {
    private void post(String path, Map<String, Object> fields) {
        String body = Json.write(fields);
        try (Raw raw = new Raw(server)) {
            raw.send("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.getPort() + "\r\n" + Served.header(token)
                    + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
            assertThat(raw.reply(true).status()).as(body).isEqualTo(200);
        }
    }

    @Override
    public void agent(AgentName agent, AgentReport.Status status, String task) {
        String word = status.name().toLowerCase(Locale.ROOT);
        post("/api/sync/agent-status", Map.of("agentId", agent.value(), "status", word, "currentTask", task));
    }

    @Override
    public void usage(String session, AgentName agent, long tokensIn, double cost) {
        post(
                "/api/sync/session-usage",
                Map.of("sessionId", session, "agentId", agent.value(), "tokensIn", tokensIn, "costTotal", cost));
    }

    @Override
    public void thread(String thread, String outcome) {
        post("/api/metrics/acp", Map.of("threadId", thread, "outcome", outcome));
    }

    @Override
    public void violation(AgentName agent, String description, Violation.Severity severity) {
        String word = severity.name().toLowerCase(Locale.ROOT);
        post(
                "/api/violations/report",
                Map.of("agentId", agent.value(), "rule", "rule", "description", description, "severity", word));
    }
}
