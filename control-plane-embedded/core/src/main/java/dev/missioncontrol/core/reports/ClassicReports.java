package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.inbox.ActivityListener;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.policy.Principal;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Accepts the reports of classic clients, which name their agent themselves. Thread-safe. */
public final class ClassicReports {
    private static final int VERSION = 1;

    private final ReportServices services;
    private final ActivityListener activityListener;
    private final DenialListener denials;
    private final Principal principal;
    private final InstantSource clock;

    public ClassicReports(
            ReportServices services,
            ActivityListener activityListener,
            DenialListener denials,
            Principal principal,
            InstantSource clock) {
        this.clock = clock;
        this.services = services;
        this.activityListener = activityListener;
        this.denials = denials;
        this.principal = principal;
    }

    /** Returns the time of receipt for reports that arrive now. */
    public Instant now() {
        return clock.instant();
    }

    /** An agent's message: its outline, and its text as sent. */
    public record Telling(
            AgentName agent,
            @Nullable String type,
            @Nullable String project,
            @Nullable String clan,
            @Nullable String source,
            @Nullable Instant at,
            String words) {}

    /** A reported violation of a rule. */
    public record Broken(
            AgentName agent,
            String rule,
            Violation.Severity severity,
            String description,
            @Nullable String snippet,
            @Nullable String project,
            @Nullable AgentName reportedBy) {}

    /** Logs an agent's account of its actions. */
    public void tell(Telling telling) {
        speakFor(telling.agent());
        ReportLedger.SaidData data = new ReportLedger.SaidData(
                telling.type(), telling.project(), telling.clan(), telling.source(), telling.at());
        EventDraft draft = new EventDraft(
                EventType.AGENT_SAID,
                VERSION,
                actor(telling.agent()),
                "agent:" + telling.agent(),
                Json.write(data),
                telling.words());
        Instant at = services.writer()
                .submit(transaction -> transaction.append(draft).at());
        activityListener.saw(telling.agent(), null, "reported an event", at);
    }

    /** Records a conversation between agents; a later report of the same one replaces the earlier. */
    public void report(AcpThread thread) {
        principal.require(Action.WORK_CLASSIC);
        Entry entry = new Entry(EventType.ACP_REPORTED, thread);
        services.writer()
                .submit(transaction -> ReportLedger.THREADS.record(transaction, thread.thread(), entry, actor(null)));
    }

    /** Records a violation; repeated reports are counted. */
    public void report(Broken broken) {
        principal.require(Action.WORK_CLASSIC);
        AgentName by = broken.reportedBy();
        ReportLedger.ViolationData data = new ReportLedger.ViolationData(
                broken.agent(), broken.rule(), broken.severity(), broken.project(), by == null ? null : by.value());
        ReportLedger.ViolationWords words = new ReportLedger.ViolationWords(broken.description(), broken.snippet());
        Entry entry = new Entry(EventType.VIOLATION_REPORTED, data, words);
        String id = data.id(broken.description());
        services.writer().submit(transaction -> ReportLedger.VIOLATIONS.record(transaction, id, entry, actor(by)));
    }

    /** Keeps an agent's present report about itself. Telemetry: no event. */
    public void report(AgentReport report) {
        speakFor(report.agent());
        services.put(report);
        activityListener.saw(report.agent(), null, "reported how it is", report.reportedAt());
    }

    /** Keeps the usage of a session so far. Telemetry: no event, and not forced to disk. */
    public void report(SessionUsage usage) {
        speakFor(usage.agent());
        services.put(usage);
    }

    /** Returns the actor; the client's own account counts only if its token names no agent. */
    private Actor actor(@Nullable AgentName agent) {
        return principal.role() == Role.AGENT
                ? principal.actor()
                : new Actor(Role.CLASSIC, agent == null ? "fleet" : agent.value());
    }

    /** Refuses reports for another agent by an agent with a token of its own. */
    private void speakFor(AgentName agent) {
        principal.require(Action.WORK_CLASSIC);
        if (!principal.speaksFor(agent)) {
            denials.foreign(principal.actor(), "agent:" + agent);
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-agent", "There is no such agent.");
        }
    }
}
