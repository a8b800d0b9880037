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
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.inbox.ActivityListener;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what classic clients report, who say of themselves which agent they are. Thread-safe. */
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

    /** When what is reported now was heard. */
    public Instant now() {
        return clock.instant();
    }

    /** What an agent tells: its outline, and what it told as it was sent. */
    public record Telling(
            AgentName agent,
            @Nullable String type,
            @Nullable String project,
            @Nullable String clan,
            @Nullable String source,
            @Nullable Instant at,
            String words) {}

    /** A broken rule as somebody reports it. */
    public record Broken(
            AgentName agent,
            String rule,
            Violation.Severity severity,
            String description,
            @Nullable String snippet,
            @Nullable String project,
            @Nullable AgentName reportedBy) {}

    /** Puts what an agent says it did into the log. */
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

    /** A talk between agents; a later report of the same one takes the place of the earlier. */
    public void report(AcpThread thread) {
        principal.require(Action.WORK_CLASSIC);
        Entry entry = new Entry(EventType.ACP_REPORTED, thread);
        services.writer()
                .submit(transaction -> ReportLedger.THREADS.record(transaction, thread.thread(), entry, actor(null)));
    }

    /** A broken rule; the same one again is counted. */
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

    /** What an agent says of itself now. Telemetry: no event. */
    public void report(AgentReport report) {
        speakFor(report.agent());
        services.put(report);
        activityListener.saw(report.agent(), null, "reported how it is", report.reportedAt());
    }

    /** What a session has used so far; its totals only grow. Telemetry: no event, and not forced to disk. */
    public void report(SessionUsage usage) {
        speakFor(usage.agent());
        services.admit(ReportStore.Session.of(usage));
        boolean counted = services.hasRoom(ReportStore.Day.of(usage));
        services.writer().submit(transaction -> {
            Optional<SessionUsage> before = transaction.find(ReportStore.SESSIONS, ReportStore.Session.of(usage));
            SessionUsage grown = before.map(earlier -> earlier.grown(usage)).orElse(usage);
            transaction.put(ReportStore.SESSIONS, grown);
            if (counted) {
                count(transaction, before, grown);
            }
            return grown;
        });
    }

    /** What is new of a session counts for the day on which it was reported. */
    private static void count(Transaction transaction, Optional<SessionUsage> before, SessionUsage grown) {
        SessionUsage.Tokens tokens = before.map(SessionUsage::tokens).orElse(SessionUsage.NO_TOKENS);
        SessionUsage.Costs costs = before.map(SessionUsage::costs).orElse(SessionUsage.NO_COSTS);
        long messages = before.map(SessionUsage::messages).orElse(0L);
        ReportStore.Day day = ReportStore.Day.of(grown);
        DailyUsage used = transaction.find(ReportStore.DAYS, day).orElseGet(day::unused);
        transaction.put(
                ReportStore.DAYS,
                used.plus(grown.tokens().since(tokens), grown.costs().since(costs), grown.messages() - messages));
    }

    /** What a client says of itself counts only where its token says nothing. */
    private Actor actor(@Nullable AgentName agent) {
        return principal.role() == Role.AGENT
                ? principal.actor()
                : new Actor(Role.CLASSIC, agent == null ? "fleet" : agent.value());
    }

    /** Nobody reports for another agent with a token of its own. */
    private void speakFor(AgentName agent) {
        principal.require(Action.WORK_CLASSIC);
        if (!principal.speaksFor(agent)) {
            denials.foreign(principal.actor(), "agent:" + agent);
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-agent", "There is no such agent.");
        }
    }
}
