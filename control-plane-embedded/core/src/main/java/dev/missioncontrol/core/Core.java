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
import dev.missioncontrol.core.loop.CloseStack;
import dev.missioncontrol.core.loop.Ticker;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.reports.ClassicReports;
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

/** Opens a control plane, keeps its periodic work going and closes it in reverse order. Thread-safe. */
public final class Core implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Core.class);
    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "control-plane");
    private static final Duration SEARCH_PACE = Duration.ofMillis(200); // so far may it be behind the log
    /** How often a node looks whether another one has revoked a token. */
    private static final Duration TOKENS_PACE = Duration.ofMillis(300);

    private final CoreConfig config;
    private final CloseStack opened;
    private final Base base;
    private final Store store;
    private final Writer writer;
    private final ControlPlaneUptime uptime = new ControlPlaneUptime();
    private final Features features;
    private final AskTicker askTicker;
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
        InstantSource clock = config.clock().orElseGet(() -> clock(config.database()));
        EventLog log = store.read(EventLog::of);
        Restoring.refuseHalf(log);
        return new Base(
                store,
                log,
                new Writer(store, log, clock, config.execution()),
                clock,
                config.monotonic(),
                new SortedIds(log::end, config.jitter()),
                new Telemetry(),
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
        return features.health().at(base.clock().instant());
    }

    private static InstantSource clock(Database database) {
        return switch (database) {
            case Database.H2File _, Database.H2Url _ -> InstantSource.system();
            case Database.Postgres _ -> new SharedClock(InstantSource.system());
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

    /** Waits, where the disk is full, for the first step that finds room; reading goes on meanwhile. */
    private void start() {
        boolean first = store.nodes().onDuty();
        String data = Json.write(Map.of("name", config.name()));
        EventDraft started = new EventDraft(
                EventType.CONTROL_PLANE_STARTED, 1, SYSTEM, "control-plane:" + config.name(), data, null);
        writer.submit(transaction -> transaction.append(started));
        if (first) {
            features.reaper.begin(); // grace comes before anybody can ask for anything
        }
        checkpoints.start();
        if (first) {
            checkpoints.begin();
        }
        features.secrets.begin(config.rootKey(), SYSTEM);
        begun = true;
    }

    /** One step of the periodic work, for those who step it by hand. */
    public void tick() {
        uptime.step(base.clock().instant(), config.monotonic().elapsed());
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
            features.reaper.tick();
            runtimeWatch.step(base.clock().instant());
            askTicker.tick();
            checkpoints.tick();
            guardWatch.step(base.log().head().position(), base.clock().instant());
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

    /** What no bell told. */
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
            base.telemetry().write(writer);
        }
    }

    /** Whose token it is; empty for one that is malformed or not known. */
    public Optional<Principal> authenticate(String token) {
        return tokenVerifier().authenticate(token);
    }

    /** How tokens are known again. */
    public TokenVerifier tokenVerifier() {
        return features.access.tokenVerifier();
    }

    /** A new token for the owner; the one before ends. For the first start, or when the owner has lost it. */
    public Token mintOwnerToken() {
        return features.access.service().mint(new Principal(Role.OWNER, config.name()), SYSTEM);
    }

    /** A new token for anybody, by the control plane itself: for programs that embed it, before there is anybody to ask. */
    public Token mint(Principal principal) {
        return features.access.service().mint(principal, SYSTEM);
    }

    /** Whether another node may have given the owner a token that must not end by itself. */
    public boolean ownerTokenElsewhere() {
        return store.shared() && tokenVerifier().anyOf(new Principal(Role.OWNER, config.name()));
    }

    /** The port with the principal's rights. */
    public ControlPlane as(Principal principal) {
        return features.as(principal);
    }

    /** The port with the owner's rights, for the process that embeds this control plane. */
    public ControlPlane asOwner() {
        return as(new Principal(Role.OWNER, config.name()));
    }

    /** The inbox as classic clients know it. */
    public ClassicInbox classic(Principal principal) {
        return new ClassicInbox(features.inbox, principal, base.clock());
    }

    /** The mortal queue as classic clients know it. */
    public ClassicAsks classicAsks(Principal principal) {
        return new ClassicAsks(features.asks, principal, base.clock());
    }

    /** What classic clients may report. */
    public ClassicReports classicReports(Principal principal) {
        return new ClassicReports(
                features.reports, features.agents.seen(), features.inbox.denials(), principal, base.clock());
    }

    @Override
    public void close() {
        opened.close();
    }
}
