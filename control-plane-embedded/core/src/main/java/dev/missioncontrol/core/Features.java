package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.core.access.AccessServices;
import dev.missioncontrol.core.access.CoreAccess;
import dev.missioncontrol.core.access.CoreEnrolments;
import dev.missioncontrol.core.access.DenialLog;
import dev.missioncontrol.core.agents.AgentServices;
import dev.missioncontrol.core.agents.ControlPlaneUptime;
import dev.missioncontrol.core.agents.CoreAgents;
import dev.missioncontrol.core.agents.CoreRuntimes;
import dev.missioncontrol.core.agents.GatewayChanges;
import dev.missioncontrol.core.agents.Heartbeats;
import dev.missioncontrol.core.agents.LastSeenAgents;
import dev.missioncontrol.core.agents.MassLoss;
import dev.missioncontrol.core.agents.RuntimeIncarnations;
import dev.missioncontrol.core.asks.AskChanges;
import dev.missioncontrol.core.asks.AskServices;
import dev.missioncontrol.core.asks.SuspicionAsks;
import dev.missioncontrol.core.asks.SystemAsks;
import dev.missioncontrol.core.asks.TaskAsks;
import dev.missioncontrol.core.audit.AuditServices;
import dev.missioncontrol.core.audit.CoreAudit;
import dev.missioncontrol.core.backlog.BacklogServices;
import dev.missioncontrol.core.backlog.CoreBacklog;
import dev.missioncontrol.core.backup.CoreBackups;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.guard.CoreGuard;
import dev.missioncontrol.core.guard.GuardServices;
import dev.missioncontrol.core.inbox.InboxServices;
import dev.missioncontrol.core.inbox.OutputCompression;
import dev.missioncontrol.core.inbox.leases.LeaseReaper;
import dev.missioncontrol.core.inbox.queue.Pauses;
import dev.missioncontrol.core.inbox.task.TaskInbox;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.reports.CoreReports;
import dev.missioncontrol.core.reports.ReportServices;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.secrets.CoreSecrets;
import dev.missioncontrol.core.secrets.SecretServices;

/** Opens the features of one control plane, each with its links to the others. Thread-safe. */
final class Features {
    private final Base base;
    final InboxServices inbox;
    final AskServices asks;
    final ReportServices reports;
    final BacklogServices backlog;
    final AccessServices access;
    final AgentServices agents;
    final GuardServices guard;
    final SecretServices secrets;
    final AuditServices audit;
    final LeaseReaper reaper;
    final OutputCompression outputCompression;

    Features(Base base, ControlPlaneUptime uptime, CoreConfig config) {
        this.base = base;
        AskChanges changes = new AskChanges(base.ids());
        RuntimeIncarnations runtimes = new RuntimeIncarnations();
        LastSeenAgents seen = new LastSeenAgents(base.telemetry());
        Heartbeats heartbeats = new Heartbeats(base.telemetry(), uptime);
        DenialListener denials = new DenialLog(base.writer(), new SuspicionAsks(changes)::reachesTooFar);
        EventIndex index = new EventIndex(
                config.directory().resolve("search"), base.store(), base.log().head());
        this.inbox = InboxServices.open(base, runtimes, seen, new SystemAsks(changes), index, denials);
        this.asks = AskServices.open(base, changes, inbox.items(), denials);
        this.reports = new ReportServices(base.store(), base.writer(), base.telemetry());
        this.backlog = BacklogServices.open(base, inbox.leases());
        Pauses pauses = new Pauses(inbox.signal());
        FeatureLinks links = new FeatureLinks(base.store(), inbox.items(), changes, pauses);
        this.access = new AccessServices(base, links);
        runtimes.settledBy(links.conflicts(access));
        GatewayChanges gateways = new GatewayChanges(base.ids(), inbox.items(), links::interrupted);
        this.agents =
                new AgentServices(base, inbox.items(), seen, heartbeats, pauses, reports::saidLast, runtimes, gateways);
        this.guard = new GuardServices(
                base.store(),
                base.writer(),
                base.telemetry(),
                since -> reports.costs(since, GuardServices.Cost::new),
                links::found);
        this.secrets =
                new SecretServices(base, new SecretServices.Inbox(inbox.items(), links.sealingKeys(access), denials));
        this.audit = AuditServices.open(
                base, index, config.directory(), config.name(), Projections.all(), new PastView(base.store()));
        this.reaper =
                new LeaseReaper(inbox, base.telemetry(), base.monotonic(), new MassLoss(heartbeats, links::vanished));
        this.outputCompression = new OutputCompression(inbox, base.clock(), base.monotonic());
    }

    ControlPlane as(Principal principal) {
        return new BoundControlPlane(
                TaskInbox.of(inbox, principal, base.clock()),
                TaskAsks.of(asks, principal, base.clock()),
                new CoreBacklog(backlog, principal),
                new CoreSecrets(secrets, principal),
                new CoreGuard(guard, principal),
                new CoreAgents(agents, principal),
                new CoreRuntimes(agents, principal),
                new CoreReports(reports, principal),
                new CoreAudit(audit, principal),
                new CoreBackups(audit.backups(), principal),
                new CoreAccess(access, principal),
                new CoreEnrolments(access, principal));
    }

    HealthProbe health() {
        return new HealthProbe(inbox, asks, agents.heartbeats(), base.log(), base.clock());
    }
}
