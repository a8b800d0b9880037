package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReadingTest extends LaptopTest {
    @Test
    void whatIsPlannedIsListed() {
        assertThat(said("backlog", "projects")).isEqualTo("No projects.\n");
        assertThat(said("backlog", "issues")).isEqualTo("No issues.\n");
        ProjectName site = new ProjectName("site");
        laptop.owner()
                .backlog()
                .put(
                        new ProjectPlan(site, new Words("The site", ""), ProjectState.ACTIVE, null),
                        IdempotencyKey.random());
        laptop.owner()
                .backlog()
                .create(
                        new NewIssue(site, new Words("Make it fast", ""), null, List.of("speed"), List.of()),
                        IdempotencyKey.random());
        assertThat(said("backlog", "projects")).contains("site", "active", "0 of 1", "The site");
        assertThat(said("backlog", "issues", "--project", "site", "--state", "open"))
                .contains("site#1", "open", "speed", "Make it fast");
        assertThat(said("backlog", "issues", "--project", "shop")).isEqualTo("No issues.\n");
        assertThat(json("backlog", "issues").get("rows").get(0).get("number").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatWasReportedIsListed() {
        assertThat(said("reports", "agents")).isEqualTo("No agent has reported its status.\n");
        laptop.classic("/api/sync/agent-status", Map.of("agentId", "main", "status", "idle", "currentTask", "rests"));
        laptop.classic("/api/sync/session-usage", Map.of("sessionId", "s7", "agentId", "main", "tokensIn", 42));
        laptop.classic("/api/metrics/acp", Map.of("threadId", "t9", "outcome", "resolved"));
        laptop.classic(
                "/api/violations/report", Map.of("agentId", "main", "rule", "rate-limit", "description", "too fast"));
        assertThat(said("reports", "agents")).contains("main", "idle", "rests");
        assertThat(said("reports", "sessions")).contains("s7", "main", "42");
        assertThat(said("reports", "threads")).contains("t9", "resolved");
        assertThat(said("reports", "violations")).contains("rate-limit", "warning", "too fast");
        assertThat(json("reports", "sessions").get("rows").get(0).get("session").asText())
                .isEqualTo("s7");
    }
}
