package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.access.AccessServices;
import dev.missioncontrol.core.access.CoreAccess;
import dev.missioncontrol.core.access.CoreEnrolments;
import dev.missioncontrol.core.access.DenialLog;
import dev.missioncontrol.core.access.TokenVerifier;
import dev.missioncontrol.core.agents.AgentServices;
import dev.missioncontrol.core.agents.ControlPlaneUptime;
import dev.missioncontrol.core.agents.CoreAgents;
import dev.missioncontrol.core.agents.CoreRuntimes;
import dev.missioncontrol.core.agents.GatewayChanges;
import dev.missioncontrol.core.agents.Heartbeats;
import dev.missioncontrol.core.agents.LastSeenAgents;
import dev.missioncontrol.core.agents.MassLoss;
import dev.missioncontrol.core.agents.RuntimeIncarnations;
import dev.missioncontrol.core.agents.RuntimeWatch;
import dev.missioncontrol.core.asks.AskChanges;
import dev.missioncontrol.core.asks.AskService;
import dev.missioncontrol.core.asks.AskServices;
import dev.missioncontrol.core.asks.AskTicker;
import dev.missioncontrol.core.asks.ClassicAsks;
import dev.missioncontrol.core.asks.SuspicionAsks;
import dev.missioncontrol.core.asks.SystemAsks;
import dev.missioncontrol.core.asks.TaskAsks;
import dev.missioncontrol.core.audit.AuditServices;
import dev.missioncontrol.core.audit.CheckpointFile;
import dev.missioncontrol.core.audit.Checkpoints;
import dev.missioncontrol.core.audit.CoreAudit;
import dev.missioncontrol.core.backlog.BacklogChanges;
import dev.missioncontrol.core.backlog.BacklogServices;
import dev.missioncontrol.core.backlog.CoreBacklog;
import dev.missioncontrol.core.backup.BackupService;
import dev.missioncontrol.core.backup.CoreBackups;
import dev.missioncontrol.core.backup.Restore;
import dev.missioncontrol.core.guard.CoreGuard;
import dev.missioncontrol.core.guard.GuardServices;
import dev.missioncontrol.core.guard.GuardWatch;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.inbox.InboxServices;
import dev.missioncontrol.core.inbox.IssueItems;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.inbox.LeaseReaper;
import dev.missioncontrol.core.inbox.Leases;
import dev.missioncontrol.core.inbox.OutputStore;
import dev.missioncontrol.core.inbox.Pauses;
import dev.missioncontrol.core.inbox.TaskInbox;
import dev.missioncontrol.core.inbox.WorkSignal;
import dev.missioncontrol.core.keys.KeySource;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.loop.CloseStack;
import dev.missioncontrol.core.loop.Ticker;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.reports.ClassicReports;
import dev.missioncontrol.core.reports.CoreReports;
import dev.missioncontrol.core.reports.ReportServices;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.secrets.CoreSecrets;
import dev.missioncontrol.core.secrets.SecretServices;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DirectoryLock;
import dev.missioncontrol.core.store.SharedClock;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Telemetry;
import dev.missioncontrol.core.store.Writer;
import dev.missioncontrol.core.store.nodes.NotifyChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open control plane: puts the rooms together in order and closes them in reverse. Thread-safe. */
public final class Core implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Core.class);
    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "control-plane");
    private static final Duration SEARCH_PACE = Duration.ofMillis(200); // so far may it be behind the log
    /** How often a node looks whether another one has revoked a token. */
    private static final Duration TOKENS_PACE = Duration.ofMillis(300);

    private final CoreConfig config;
    private final CloseStack opened;
    private final Store store;
    private final InstantSource clock;
    private final EventLog log;
    private final Writer writer;
    private final InboxServices inbox;
    private final AskServices asks;
    private final AskTicker askTicker;
    private final ReportServices reports;
    private final BacklogServices backlog;
    private final SecretServices secrets;
    private final GuardServices guard;
    private final GuardWatch watch;
    private final Telemetry telemetry = new Telemetry();
    private final ControlPlaneUptime uptime = new ControlPlaneUptime();
    private final AccessServices access;
    private final AgentServices agents;
    private final RuntimeWatch runtimeWatch;
    private final LeaseReaper reaper;
    private volatile Position looked = Position.START;
    private final AuditServices audit;
    private final Checkpoints checkpoints;
    private boolean begun;

    private Core(CoreConfig config, CloseStack opened) {
        this.config = config;
        this.opened = opened;
        this.store = Store.open(config.database());
        opened.add(store::close);
        this.clock = config.clock().orElseGet(() -> clock(config.database()));
        this.log = store.read(EventLog::of);
        Restoring.refuseHalf(log);
        this.writer = new Writer(store, log, clock, config.execution());
        SortedIds ids = new SortedIds(log::end, config.jitter());
        LastSeenAgents seen = new LastSeenAgents(telemetry, store);
        Heartbeats heartbeats = new Heartbeats(telemetry, uptime);
        Leases leases = new Leases(telemetry, store.shared());
        WorkSignal signal = new WorkSignal(() -> store.nodes().tell(NotifyChannel.WORK));
        AskChanges changes = new AskChanges(ids);
        RuntimeIncarnations runtimes = new RuntimeIncarnations();
        Items items = new Items(ids, runtimes, seen, leases, config.jitter(), signal, new SystemAsks(changes));
        SuspicionAsks suspicions = new SuspicionAsks(changes);
        DenialListener denied = new DenialLog(writer, suspicions::reachesTooFar);
        this.inbox = new InboxServices(store, writer, items, leases, new OutputStore(store, telemetry), signal, denied);
        AskService service = new AskService(changes, items);
        this.asks = new AskServices(store, writer, changes, service, denied);
        this.askTicker = new AskTicker(writer, changes, service, items);
        this.reports = new ReportServices(store, writer, telemetry);
        this.backlog = new BacklogServices(store, writer, new BacklogChanges(ids), new IssueItems(store, leases));
        KeySource keys = config.keys().apply(config.directory());
        AccessServices.Clocks clocks = new AccessServices.Clocks(clock, config.monotonic());
        AccessFeatureLinks links = new AccessFeatureLinks(store, items, suspicions);
        this.access = new AccessServices(store, writer, keys, ids, telemetry, clocks, links);
        runtimes.settledBy(links.twins(access));
        HumanAlarms alarms = new HumanAlarms(changes, new Pauses(signal));
        GatewayChanges gateways = new GatewayChanges(ids, items, alarms::interrupted);
        this.agents = new AgentServices(
                store, writer, items, seen, heartbeats, alarms.pauses(), reports::saidLast, runtimes, gateways, clock);
        this.runtimeWatch = new RuntimeWatch(store, writer, heartbeats);
        this.guard = new GuardServices(
                store, writer, telemetry, since -> reports.costs(since, GuardServices.Cost::new), alarms::found);
        this.watch = new GuardWatch(guard);
        SecretServices.Inbox work = new SecretServices.Inbox(items, new EnrolledKeys(access), denied);
        this.secrets = new SecretServices(store, writer, ids, keys, work);
        opened.add(secrets::close);
        this.reaper = new LeaseReaper(inbox, config.monotonic(), new MassLoss(heartbeats, alarms::vanished));
        EventIndex index = new EventIndex(config.directory().resolve("search"), store, log.head());
        opened.add(index::close);
        SigningKey key = SigningKey.of(keys);
        BackupService backups = new BackupService(store, new BackupService.Origin(config.name(), key, clock));
        this.audit = new AuditServices(store, writer, log.head(), index, projections(), new PastView(store), backups);
        this.checkpoints = new Checkpoints(
                store, writer, log.head(), new Checkpoints.Signing(key, CheckpointFile.in(config.directory()), clock));
        writer.start();
        opened.add(writer::close);
        opened.add(this::finish);
        begin();
        config.pace().ifPresent(pace -> keepTime(pace, index));
    }

    private void keepTime(Duration pace, EventIndex index) {
        opened.add(new Ticker("tick", pace, this::tick)::close);
        opened.add(new Ticker("follow-for-search", SEARCH_PACE, index::step)::close);
        if (store.shared()) {
            opened.add(new Ticker("follow-tokens", TOKENS_PACE, access.tokenVerifier()::lookAgain)::close);
        }
    }

    /**
     * Opens the control plane in its directory.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code UNAVAILABLE} when another process has the directory or its
     *     integrity key cannot be used
     */
    public static Core open(CoreConfig config) {
        CloseStack opened = new CloseStack();
        DirectoryLock lock = DirectoryLock.take(config.directory());
        opened.add(lock::close);
        try {
            return new Core(config, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The tables that follow from the log, each with how. */
    public static List<Projection> projections() {
        return Projections.all();
    }

    /**
     * Fills the empty place that the configuration names from a backup; the directory's integrity key signs from then on. The
     * era that it opens comes after all that the directory's {@code checkpoints.log} tells of.
     *
     * @param otherKey whether that key may be another one than the backup was made with
     * @param progress hears how many rows are in
     */
    public static Restore.Restored restore(CoreConfig config, Path backup, boolean otherKey, LongConsumer progress) {
        return Restoring.from(config, backup, otherKey, progress);
    }

    /** Whether commands are taken; reads may go on when they are not. */
    public boolean writable() {
        return writer.writable();
    }

    /** How this control plane is now; it can be asked even while its database has gone. */
    public Health health() {
        return new HealthProbe(inbox, asks, agents.heartbeats(), log).at(clock.instant());
    }

    private static InstantSource clock(Database database) {
        return switch (database) {
            case Database.H2File _, Database.H2Url _ -> InstantSource.system();
            case Database.Postgres _ -> new SharedClock(InstantSource.system());
        };
    }

    private void begin() {
        checkpoints.requireSameKey();
        uptime.step(clock.instant(), config.monotonic().elapsed());
        store.nodes().listen(this::heard);
        if (writer.hasRoom()) {
            start();
        }
    }

    /** Waits, where the disk is full, for the first step that finds room; reading goes on meanwhile. */
    private void start() {
        boolean first = store.nodes().onDuty();
        String data = Json.write(Map.of("name", config.name()));
        EventDraft started = new EventDraft(
                EventType.CONTROL_PLANE_STARTED, 1, SYSTEM, "control-plane:" + config.name(), data, null);
        writer.submit(transaction -> transaction.append(started));
        if (first) {
            reaper.begin(); // grace comes before anybody can ask for anything
        }
        checkpoints.start();
        if (first) {
            checkpoints.begin();
        }
        secrets.begin(config.rootKey(), SYSTEM);
        begun = true;
    }

    /** One step of the periodic work, for those who step it by hand. */
    public void tick() {
        uptime.step(clock.instant(), config.monotonic().elapsed());
        if (!writer.hasRoom()) {
            return; // time stands still while nothing can be written down; leases get their grace afterwards
        }
        if (!begun) {
            start();
        }
        writeTelemetry(); // before the sign of being alive that vouches for it
        onDuty();
        lookForOthers();
    }

    /** What time brings, and the signature under what happened: by one node at a time. */
    private void onDuty() {
        if (store.nodes().onDuty()) {
            reaper.tick();
            runtimeWatch.step(clock.instant());
            askTicker.tick();
            checkpoints.tick();
            watch.step(log.head().position(), clock.instant());
        } else {
            watch.rest();
            checkpoints.watch();
        }
    }

    private void heard(NotifyChannel channel) {
        switch (channel) {
            case LOG -> store.read(log::lookAgain);
            case WORK -> inbox.workMayHaveAppeared();
            case ACCESS -> access.tokenVerifier().forget();
        }
    }

    /** What no bell told. */
    private void lookForOthers() {
        if (!store.shared()) {
            return;
        }
        access.tokenVerifier().lookAgain();
        Position head = store.read(log::lookAgain);
        if (!head.equals(looked)) {
            looked = head;
            inbox.workMayHaveAppeared();
            secrets.lookAgain();
        }
    }

    /** What must be on disk before the writer ends. */
    private void finish() {
        if (!writer.writable()) {
            return; // closing goes on without them: both are made up for at the next start
        }
        try {
            writeTelemetry();
            checkpoints.finish();
        } catch (ControlPlaneException e) {
            LOG.warn("the control plane closes without its last checkpoint", e);
        }
    }

    private void writeTelemetry() {
        if (writer.open()) {
            telemetry.write(writer);
        }
    }

    /** Whose token it is; empty for one that is malformed or not known. */
    public Optional<Principal> authenticate(String token) {
        return tokenVerifier().authenticate(token);
    }

    /** How tokens are known again. */
    public TokenVerifier tokenVerifier() {
        return access.tokenVerifier();
    }

    /** A new token for the owner; the one before ends. For the first start, or when the owner has lost it. */
    public Token mintOwnerToken() {
        return access.service().mint(new Principal(Role.OWNER, config.name()), SYSTEM);
    }

    /** A new token for anybody, by the control plane itself: for programs that embed it, before there is anybody to ask. */
    public Token mint(Principal principal) {
        return access.service().mint(principal, SYSTEM);
    }

    /** Whether another node may have given the owner a token that must not end by itself. */
    public boolean ownerTokenElsewhere() {
        return store.shared() && access.tokenVerifier().anyOf(new Principal(Role.OWNER, config.name()));
    }

    /** The port with the principal's rights. */
    public ControlPlane as(Principal principal) {
        return new BoundControlPlane(
                TaskInbox.of(inbox, principal, clock),
                TaskAsks.of(asks, principal, clock),
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

    /** The port with the owner's rights, for the process that embeds this control plane. */
    public ControlPlane asOwner() {
        return as(new Principal(Role.OWNER, config.name()));
    }

    /** The inbox as classic clients know it. */
    public ClassicInbox classic(Principal principal) {
        return new ClassicInbox(inbox, principal, clock);
    }

    /** The mortal queue as classic clients know it. */
    public ClassicAsks classicAsks(Principal principal) {
        return new ClassicAsks(asks, principal, clock);
    }

    /** What classic clients may report. */
    public ClassicReports classicReports(Principal principal) {
        return new ClassicReports(reports, agents.seen(), inbox.denials(), principal, clock);
    }

    @Override
    public void close() {
        opened.close();
    }
}
