package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.access.TokenVerifier;
import dev.missioncontrol.core.agents.ControlPlaneUptime;
import dev.missioncontrol.core.agents.RuntimeWatch;
import dev.missioncontrol.core.asks.AskTicker;
import dev.missioncontrol.core.asks.ClassicAsks;
import dev.missioncontrol.core.audit.Checkpoints;
import dev.missioncontrol.core.backup.Restore;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.guard.GuardWatch;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.loop.CloseStack;
import dev.missioncontrol.core.loop.Ticker;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.reports.ClassicReports;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DirectoryLock;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.file.FileCompaction;
import dev.missioncontrol.core.store.file.FileUse;
import dev.missioncontrol.core.store.nodes.NotifyChannel;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Writer;
import dev.missioncontrol.core.time.AgreedClock;
import dev.missioncontrol.core.time.ClockWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a control plane, runs its periodic work and closes it in reverse order. Thread-safe. */
public final class Core implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Core.class);
    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "control-plane");
    private static final Duration SEARCH_PACE = Duration.ofMillis(200); // so far may it be behind the log
    /** Interval at which a node checks whether another one has revoked a token. */
    private static final Duration TOKENS_PACE = Duration.ofMillis(300);

    private final CoreConfig config;
    private final CloseStack opened;
    private final Base base;
    private final Store store;
    private final Writer writer;
    private final ControlPlaneUptime uptime = new ControlPlaneUptime();
    private final Features features;
    private final AskTicker askTicker;
    private final ClockWatch clockWatch;
    private final RuntimeWatch runtimeWatch;
    private final GuardWatch guardWatch;
    private final Checkpoints checkpoints;
    private volatile Position looked = Position.START;
    private boolean begun;

    private Core(CoreConfig config, CloseStack opened) {
        this.config = config;
        this.opened = opened;
        this.store = Store.open(config.database());
        opened.add(store::close);
        this.base = base(config, store);
        this.writer = base.writer();
        this.features = new Features(base, uptime, config);
        opened.add(features.secrets::close);
        opened.add(features.audit.index()::close);
        this.askTicker = features.asks.ticker(features.inbox.items());
        this.clockWatch = new ClockWatch(base.clock(), writer, subject());
        this.runtimeWatch = features.agents.watch();
        this.guardWatch = new GuardWatch(features.guard);
        this.checkpoints = features.audit.checkpoints();
        writer.start();
        opened.add(writer::close);
        opened.add(this::finish);
        begin();
        config.pace().ifPresent(this::keepTime);
    }

    private static Base base(CoreConfig config, Store store) {
        EventLog log = store.read(EventLog::of);
        Restoring.refuseHalf(log);
        InstantSource wall = config.clock().orElseGet(() -> wall(config.database(), store));
        AgreedClock clock = new AgreedClock(
                wall, config.monotonic(), Instant.ofEpochMilli(log.end().atMillis()));
        return new Base(
                store,
                log,
                new Writer(store, log, clock, config.execution()),
                clock,
                config.monotonic(),
                new SortedIds(log::end, config.jitter()),
                new Telemetry(store, config.monotonic()),
                config.keys().apply(config.directory()),
                config.jitter());
    }

    private void keepTime(Duration pace) {
        opened.add(new Ticker("tick", pace, this::tick)::close);
        opened.add(new Ticker("follow-for-search", SEARCH_PACE, features.audit.index()::step)::close);
        if (store.shared()) {
            opened.add(new Ticker("follow-tokens", TOKENS_PACE, tokenVerifier()::lookAgain)::close);
        }
    }

    /**
     * Opens the control plane in its directory.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code UNAVAILABLE} when another process has the directory
     *     or its integrity key cannot be used
     */
    public static Core open(CoreConfig config) {
        CloseStack opened = new CloseStack();
        DirectoryLock lock = DirectoryLock.take(config.directory());
        opened.add(lock::close);
        try {
            FileCompaction.removeLeftover(config.directory());
            return new Core(config, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Lists the tables that follow from the log. */
    public static List<Projection> projections() {
        return Projections.all();
    }

    /**
     * Restores a backup into the empty place that the configuration names; the directory's integrity key signs from
     * then on. The new era comes after all eras in the directory's {@code checkpoints.log}.
     *
     * @param otherKey whether that key may differ from the backup's
     * @param progress receives the number of restored rows
     */
    public static Restore.Restored restore(CoreConfig config, Path backup, boolean otherKey, LongConsumer progress) {
        return Restoring.from(config, backup, otherKey, progress);
    }

    /**
     * Gives the unused space of the closed H2 file in the directory back to its disk.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code UNAVAILABLE} when another process has the directory;
     *     the file is as it was after every failure
     */
    public static FileCompaction.Sizes compact(Path directory, FileCompaction.Progress progress) {
        return Compacting.in(directory, progress);
    }

    /** Returns whether commands are accepted; reads may work when they are not. */
    public boolean writable() {
        return writer.writable();
    }

    /** Returns the present health, even while the database is unavailable. */
    public Health health() {
        return features.health().now();
    }

    /** Returns the size of the database file and how much of it is in use; empty if it is not a file of this machine. */
    public Optional<FileUse> fileUse() {
        return store.fileUse();
    }

    private static InstantSource wall(Database database, Store store) {
        return switch (database) {
            case Database.H2File _, Database.H2Url _ -> InstantSource.system();
            case Database.Postgres _ -> () -> store.read(LogStore::now);
        };
    }

    private void begin() {
        checkpoints.requireSameKey();
        uptime.step(base.clock().instant(), config.monotonic().elapsed());
        store.nodes().listen(this::heard);
        if (writer.hasRoom()) {
            start();
        }
    }

    /** Waits, if the disk is full, until a step finds space; reading goes on meanwhile. */
    private void start() {
        boolean first = store.nodes().onDuty();
        String data = Json.write(Map.of("name", config.name()));
        EventDraft started = new EventDraft(EventType.CONTROL_PLANE_STARTED, 1, SYSTEM, subject(), data, null);
        writer.submit(transaction -> transaction.append(started));
        clockWatch.tell();
        if (first) {
            features.reaper.begin(); // grace periods start before the first call
            base.telemetry().writeUrgent(writer);
        }
        checkpoints.start();
        if (first) {
            checkpoints.begin();
        }
        features.secrets.begin(config.rootKey(), SYSTEM);
        begun = true;
    }

    private String subject() {
        return "control-plane:" + config.name();
    }

    /** Returns the control plane's time, which differs from the wall clock while that one is not believed. */
    public Instant time() {
        return base.clock().instant();
    }

    /** Returns how the control plane's time stands to the wall clock. */
    public Health.Clock clock() {
        return Health.Clock.of(base.clock());
    }

    /** Runs one step of the periodic work, for callers that step it by hand. */
    public void tick() {
        clockWatch.look();
        uptime.step(base.clock().instant(), config.monotonic().elapsed());
        if (!writer.hasRoom()) {
            return; // time stands still while nothing can be written down; leases get their grace afterwards
        }
        if (!begun) {
            start();
        }
        clockWatch.tell();
        writeTelemetry(); // before the sign of being alive that vouches for it
        onDuty();
        base.telemetry().writeUrgent(writer);
        lookForOthers();
    }

    /** Does the time-driven work and signs checkpoints; only one node at a time does this. */
    private void onDuty() {
        if (store.nodes().onDuty()) {
            features.reaper.tick();
            runtimeWatch.step(base.clock().instant());
            askTicker.tick();
            checkpoints.tick();
            guardWatch.step(base.log().head().position(), base.clock().instant());
            features.outputCompression.tick();
        } else {
            guardWatch.rest();
            checkpoints.watch();
        }
    }

    private void heard(NotifyChannel channel) {
        switch (channel) {
            case LOG -> store.read(base.log()::lookAgain);
            case WORK -> features.inbox.workMayHaveAppeared();
            case ACCESS -> tokenVerifier().forget();
        }
    }

    /** Checks for changes by other nodes in case a notification was lost. */
    private void lookForOthers() {
        if (!store.shared()) {
            return;
        }
        tokenVerifier().lookAgain();
        Position head = store.read(base.log()::lookAgain);
        if (!head.equals(looked)) {
            looked = head;
            features.inbox.workMayHaveAppeared();
            features.secrets.lookAgain();
        }
    }

    /** Writes what must be on disk before the writer ends. */
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
            base.telemetry().write(writer);
        }
    }

    /** Returns the principal of a token; empty for one that is malformed or unknown. */
    public Optional<Principal> authenticate(String token) {
        return tokenVerifier().authenticate(token);
    }

    public TokenVerifier tokenVerifier() {
        return features.access.tokenVerifier();
    }

    /**
     * Issues a new token for the owner, which ends the previous one. For the first start, or when the owner has lost
     * it.
     */
    public Token mintOwnerToken() {
        return features.access.service().mint(new Principal(Role.OWNER, config.name()), SYSTEM);
    }

    /** Issues a token on behalf of the control plane itself, for programs that embed it. */
    public Token mint(Principal principal) {
        return features.access.service().mint(principal, SYSTEM);
    }

    /** Returns whether another node may have issued an owner token that must stay valid. */
    public boolean ownerTokenElsewhere() {
        return store.shared() && tokenVerifier().anyOf(new Principal(Role.OWNER, config.name()));
    }

    /** Returns the port with the principal's rights. */
    public ControlPlane as(Principal principal) {
        return features.as(principal);
    }

    /** Returns the port with the owner's rights, for the process that embeds this control plane. */
    public ControlPlane asOwner() {
        return as(new Principal(Role.OWNER, config.name()));
    }

    /** Returns the inbox in the form for classic clients. */
    public ClassicInbox classic(Principal principal) {
        return new ClassicInbox(features.inbox, principal, base.clock());
    }

    /** Returns the mortal queue in the form for classic clients. */
    public ClassicAsks classicAsks(Principal principal) {
        return new ClassicAsks(features.asks, principal, base.clock());
    }

    public ClassicReports classicReports(Principal principal) {
        return new ClassicReports(
                features.reports, features.agents.seen(), features.inbox.denials(), principal, base.clock());
    }

    @Override
    public void close() {
        opened.close();
    }
}
