package dev.missioncontrol.server.reports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.reports.ClassicReports;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Serves the endpoints of the classic contract that take reports. Each answers 200 and one line. Thread-safe. */
public final class ClassicReportRoutes {
    /** The maximum size of a report; a larger one is refused. */
    private static final int TELLING_MAX = 64 * 1024;

    private static final String NO_DESCRIPTION = "no description was given";

    private ClassicReportRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                taking("/api/events", "Tell what an agent did", ClassicReportRoutes::tell),
                taking("/api/metrics/acp", "Report a talk between agents", ClassicReportRoutes::thread),
                taking("/api/violations/report", "Report a rule that was broken", ClassicReportRoutes::violation),
                taking("/api/sync/agent-status", "Report how an agent is", ClassicReportRoutes::status),
                taking("/api/sync/session-usage", "Report what a session has used", ClassicReportRoutes::usage),
                taking("/api/usage", "Report what a session has used, as old clients do", ClassicReportRoutes::usage));
    }

    private static Endpoint taking(String path, String summary, BiConsumer<ClassicReports, ReportBody> taking) {
        return Endpoint.post(path, summary)
                .needs(Action.WORK_CLASSIC)
                .does(Shape.gives(Taken.class).takes(JsonNode.class).asClassic(), request -> take(request, taking));
    }

    /**
     * The answer to every report.
     *
     * @param ignored the parts of it that were not taken; absent if there are none
     */
    record Taken(boolean ok, @Nullable List<String> ignored) {}

    private static Response take(Request request, BiConsumer<ClassicReports, ReportBody> taking) {
        return Response.ok(request.tolerantBody(json -> {
            ReportBody body = ReportBody.of(json);
            taking.accept(request.face(Core::classicReports), body);
            List<String> ignored = body.ignored().stream().distinct().toList();
            return new Taken(true, ignored.isEmpty() ? null : ignored);
        }));
    }

    private static void tell(ClassicReports reports, ReportBody body) {
        String words = body.json().toString();
        if (words.length() > TELLING_MAX) {
            throw new ControlPlaneException(
                    Category.TOO_LARGE,
                    "too-large",
                    "The event is longer than " + TELLING_MAX + " characters; shorten its message or data.");
        }
        reports.tell(new ClassicReports.Telling(
                body.agent("agentId", "agent"),
                body.text("type"),
                body.text("project"),
                body.text("clan"),
                body.text("source"),
                body.time("ts", "timestamp"),
                words));
    }

    private static void thread(ClassicReports reports, ReportBody body) {
        reports.report(new AcpThread(
                body.name("threadId"),
                body.text("protocol"),
                body.count("messageCount"),
                body.list("agentsInvolved"),
                body.amount("timeToResolutionMin"),
                body.countIfSaid("estimatedTokens"),
                body.count("loopsDetected"),
                body.count("humanInterventions"),
                body.text("outcome"),
                body.text("project"),
                body.text("clan"),
                body.text("harness"),
                reports.now()));
    }

    private static void violation(ClassicReports reports, ReportBody body) {
        String by = body.text("reportedBy");
        reports.report(new ClassicReports.Broken(
                body.agent("agentId", "agent"),
                body.name("rule", "ruleId"),
                body.oneOf("severity", Violation.Severity.class).orElse(Violation.Severity.WARNING),
                Objects.requireNonNullElse(body.words("description"), NO_DESCRIPTION),
                body.words("messageSnippet", "snippet"),
                body.text("project"),
                by == null ? null : new AgentName(by)));
    }

    private static void status(ClassicReports reports, ReportBody body) {
        reports.report(new AgentReport(
                body.agent("agentId", "agent"),
                body.text("name"),
                body.text("emoji"),
                body.oneOf("status", AgentReport.Status.class).orElse(AgentReport.Status.UNKNOWN),
                body.words("currentTask"),
                body.text("model"),
                body.list("channels"),
                body.time("lastHeartbeat"),
                body.count("sessionCount"),
                body.count("messageCount24h"),
                body.count("tokensUsed24h"),
                body.amount("costTotal24h"),
                body.amount("costLast1h"),
                body.amount("contextPct"),
                body.count("inboxDepth"),
                reports.now()));
    }

    private static void usage(ClassicReports reports, ReportBody body) {
        ReportBody costs = body.part("costBreakdown");
        reports.report(new SessionUsage(
                body.name("sessionId"),
                body.agent("agentId", "agent"),
                body.text("projectPath", "project", "slug"),
                body.text("model"),
                new SessionUsage.Tokens(
                        body.count("tokensIn"),
                        body.count("tokensOut"),
                        body.count("cacheRead"),
                        body.count("cacheWrite")),
                new SessionUsage.Costs(
                        body.amount("costTotal"),
                        costs.amount("input"),
                        costs.amount("output"),
                        costs.amount("cacheRead"),
                        costs.amount("cacheWrite")),
                body.count("messageCount"),
                body.count("userMessageCount"),
                body.count("toolUseCount"),
                body.countBeside("durationMs"),
                body.time("startedAt"),
                body.time("endedAt"),
                body.flag("isSubagent"),
                reports.now()));
    }
}
