package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.executor.Report;
import dev.missioncontrol.runtime.loop.Pace;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.sessions.Session;
import dev.missioncontrol.runtime.sessions.TailTracker;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt from claim or adoption to the control plane's answer. Steps belong to one thread; asking, halting and
 * renewing may come from any.
 */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    /** tmux knows that a command has ended a moment before it knows how. */
    private static final int UNKNOWN_ENDINGS_MAX = 10;

    private final RunSetting setting;
    private final InboxItem item;
    private final AttemptId attempt;
    private final @Nullable Incarnation incarnation;
    private final TailTracker tail = new TailTracker();
    private volatile Phase phase;
    private volatile LeaseView lease;
    private volatile @Nullable Halt halt;
    private volatile @Nullable Instant lastOutputAt;
    private int unknownEndings;

    private Run(RunSetting setting, InboxItem item, AttemptId attempt, @Nullable Incarnation incarnation, Phase phase) {
        this.setting = setting;
        this.item = item;
        this.attempt = attempt;
        this.incarnation = incarnation;
        this.phase = phase;
        this.lease =
                new LeaseView(item.id(), item.epoch(), setting.clock().instant().plus(firstTerm(phase)));
    }

    private static Duration firstTerm(Phase phase) {
        return phase instanceof Phase.Preparing ? Lease.FIRST_TERM : Lease.TERM;
    }

    /** The run of an item that was just claimed. */
    public static Run claimed(RunSetting setting, InboxItem item) {
        return new Run(setting, item, new AttemptId(item.id(), item.epoch()), null, new Phase.Preparing());
    }

    /** The run of an item that an earlier life of the runtime holds and whose session is there. */
    public static Run adopting(RunSetting setting, InboxItem item, Session session, Incarnation incarnation) {
        Phase first = new Phase.Adopting(session, IdempotencyKey.random());
        return new Run(setting, item, session.attempt(), incarnation, first);
    }

    /** The run of an item that an earlier life of the runtime holds and of which nothing is left. */
    public static Run lost(RunSetting setting, InboxItem item, String reason) {
        // Work that never began costs no attempt: the claim may have been answered to a process that was dead already.
        ItemCommand giveUp = item.state() == ItemState.ACKED
                ? new ItemCommand.Release(item.epoch(), reason)
                : new ItemCommand.Fail(item.epoch(), Result.of(reason), true);
        Phase first = new Phase.Reporting(giveUp, IdempotencyKey.random(), null, null);
        return new Run(setting, item, new AttemptId(item.id(), item.epoch()), null, first);
    }

    public AttemptId attempt() {
        return attempt;
    }

    /** The lease as the runtime knows it. */
    public LeaseView lease() {
        return lease;
    }

    public boolean over() {
        return phase instanceof Phase.Over;
    }

    /** Whether the pulse should renew the lease now. */
    public boolean renewable() {
        return halt == null && !(phase instanceof Phase.Over) && !(phase instanceof Phase.Adopting);
    }

    /** The lease holds until {@code ends}, on the runtime's clock; ignored when the run is under another epoch by now. */
    public void renewed(Epoch epoch, Instant ends) {
        LeaseView now = lease;
        if (now.epoch().equals(epoch)) {
            lease = new LeaseView(now.item(), epoch, ends);
        }
    }

    /** The lease under {@code epoch} is not ours any more; ignored when the run is under another epoch by now. */
    public void taken(Epoch epoch, String why) {
        if (lease.epoch().equals(epoch) && halt == null && !over()) {
            LOG.info("item {}: {}; its work is stopped", item.id(), why);
            halt = Halt.TAKEN;
        }
    }

    /** The run is to end as soon as it can. */
    public void halt(Halt why) {
        halt = why;
    }

    /** What the pulse tells of the session; empty while there is none. */
    public Optional<SessionReport> session() {
        return phase instanceof Phase.Working working ? Optional.of(report(working.session())) : Optional.empty();
    }

    private SessionReport report(Session session) {
        return new SessionReport(
                item.id(),
                lease.epoch(),
                item.agent(),
                setting.executor().durable() ? session.name() : null,
                setting.executor().directory(attempt).toString(),
                session.startedAt(),
                lastOutputAt);
    }

    /** The next step of its life. */
    public Pace step() throws IOException {
        Halt why = halt;
        if (why != null && !(phase instanceof Phase.Over)) {
            return halted(why, phase);
        }
        return switch (phase) {
            case Phase.Preparing _ -> prepare();
            case Phase.Prepared prepared -> begin(prepared);
            case Phase.Launching _ -> launch();
            case Phase.Adopting adopting -> adopt(adopting);
            case Phase.Working working -> watch(working.session());
            case Phase.Reporting reporting -> offer(reporting);
            case Phase.Over _ -> Pace.DONE;
        };
    }

    private Pace enter(Phase next) {
        phase = next;
        return next instanceof Phase.Over ? Pace.DONE : Pace.AT_ONCE;
    }

    private Pace prepare() {
        List<Run> others = setting.runs().others(attempt);
        if (!others.isEmpty()) {
            others.forEach(other -> other.halt(Halt.TAKEN));
            return Pace.PAUSE;
        }
        try {
            setting.executor().prepare(attempt, item);
            return enter(new Phase.Prepared(IdempotencyKey.random()));
        } catch (PreparationFailed failed) {
            LOG.warn("item {}: {}", item.id(), failed.getMessage(), failed.getCause());
            return fail(String.valueOf(failed.getMessage()), failed.retryable());
        }
    }

    private Pace begin(Phase.Prepared prepared) {
        ItemCommand start = new ItemCommand.StartWork(lease.epoch());
        return switch (setting.inbox().submit(item.id(), start, prepared.key())) {
            case ItemOutcome.Accepted _ -> enter(new Phase.Launching());
            case ItemOutcome.Fenced _ -> enter(new Phase.Over());
            case ItemOutcome.Refused refused -> {
                LOG.info("item {}: the work may not begin: {}", item.id(), refused.why());
                yield enter(new Phase.Over());
            }
        };
    }

    private Pace launch() {
        try {
            Session session = setting.executor().launch(attempt, item);
            LOG.info(
                    "item {}: session {} works in {}",
                    item.id(),
                    session.name(),
                    setting.executor().directory(attempt));
            return enter(new Phase.Working(session));
        } catch (PreparationFailed failed) {
            LOG.warn("item {}: {}", item.id(), failed.getMessage(), failed.getCause());
            return fail(String.valueOf(failed.getMessage()), failed.retryable());
        } catch (IOException failed) {
            LOG.warn("item {}: no session could be started", item.id(), failed);
            return fail("the command could not be started: " + failed.getMessage(), true);
        }
    }

    private Pace fail(String why, boolean retryable) {
        ItemCommand fail = new ItemCommand.Fail(lease.epoch(), Result.of(why), retryable);
        return enter(new Phase.Reporting(fail, IdempotencyKey.random(), null, null));
    }

    private Pace adopt(Phase.Adopting adopting) throws IOException {
        Session session = adopting.session();
        Epoch held = item.epoch();
        if (incarnation == null) {
            throw new IllegalStateException("an adoption needs an incarnation");
        }
        setting.sessions().adopting(session, held.next());
        ItemCommand adopt = new ItemCommand.Adopt(held, incarnation);
        return switch (setting.inbox().submit(item.id(), adopt, adopting.key())) {
            case ItemOutcome.Accepted accepted ->
                adopted(session, accepted.item().epoch());
            case ItemOutcome.Fenced _, ItemOutcome.Refused _ -> {
                LOG.info("item {}: session {} is not ours any more", item.id(), session.name());
                setting.executor().discard(session);
                yield enter(new Phase.Over());
            }
        };
    }

    private Pace adopted(Session session, Epoch epoch) throws IOException {
        Session ours = setting.sessions().adopted(session, epoch);
        lease = LeaseView.renewed(item.id(), epoch, setting.clock().instant());
        LOG.info("item {}: session {} goes on", item.id(), session.name());
        return enter(new Phase.Working(ours));
    }

    private Pace watch(Session session) throws IOException {
        return switch (setting.executor().observe(session)) {
            case Observation.Running running -> {
                show(running.lines());
                yield Pace.PAUSE;
            }
            case Observation.Ended ended -> ended(session, ended);
            case Observation.Gone _ -> {
                setting.executor().discard(session);
                yield fail(
                        "the session ended and left no exit code; somebody or a restart of the machine removed it",
                        true);
            }
        };
    }

    private void show(List<String> lines) {
        Instant now = setting.clock().instant();
        Optional<OutputTail> changed = tail.look(lines, lease.epoch(), now);
        if (changed.isEmpty()) {
            return;
        }
        lastOutputAt = now;
        try {
            if (setting.inbox().progress(item.id(), changed.get()) instanceof ItemOutcome.Fenced) {
                taken(lease.epoch(), "another has its lease");
            }
        } catch (ControlPlaneException lost) {
            if (!lost.worthAnotherTry()) {
                throw lost;
            }
            LOG.debug("item {}: its output could not be shown", item.id(), lost);
        }
    }

    private Pace ended(Session session, Observation.Ended ended) throws IOException {
        if (ended.exitCode() == null && ended.signal() == null && ++unknownEndings <= UNKNOWN_ENDINGS_MAX) {
            return Pace.PAUSE;
        }
        show(ended.lines());
        Report report = setting.executor().report(session, item, ended);
        LOG.info("item {}: {}", item.id(), report.result().summary());
        ItemCommand command = report.succeeded()
                ? new ItemCommand.Complete(lease.epoch(), report.result())
                : new ItemCommand.Fail(lease.epoch(), report.result(), false);
        return enter(new Phase.Reporting(command, IdempotencyKey.random(), session, report));
    }

    private Pace offer(Phase.Reporting reporting) throws IOException {
        try {
            ItemOutcome outcome = setting.inbox().submit(item.id(), reporting.command(), reporting.key());
            LOG.info("item {}: the result was {}", item.id(), answer(outcome));
        } catch (ControlPlaneException failed) {
            switch (failed.category()) {
                case INVALID, TOO_LARGE -> {
                    return shortened(reporting, failed);
                }
                case NOT_FOUND, GONE, CONFLICT -> LOG.warn("item {}: nobody knows it any more", item.id());
                case UNAUTHENTICATED, FORBIDDEN, OVERLOADED, UNAVAILABLE, OUT_OF_SPACE, INTERNAL -> throw failed;
            }
        }
        return finish(reporting);
    }

    private static String answer(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted accepted ->
                "accepted; it is " + accepted.item().state();
            case ItemOutcome.Fenced _ -> "too late: another has the item";
            case ItemOutcome.Refused refused -> "refused: " + refused.why();
        };
    }

    /** A result that the control plane does not take as it is must not be offered for ever. */
    private Pace shortened(Phase.Reporting reporting, ControlPlaneException refusal) throws IOException {
        Report report = reporting.report();
        boolean alreadyShort = report == null || reporting.command().equals(shortFail());
        LOG.warn("item {}: its result was not taken", item.id(), refusal);
        return alreadyShort
                ? finish(reporting)
                : enter(new Phase.Reporting(shortFail(), IdempotencyKey.random(), reporting.session(), report));
    }

    private ItemCommand shortFail() {
        String why = "the control plane did not take the full result; the runtime's log has the reason";
        return new ItemCommand.Fail(lease.epoch(), Result.of(why), false);
    }

    private Pace finish(Phase.Reporting reporting) throws IOException {
        Session session = reporting.session();
        Report report = reporting.report();
        if (session != null && report != null) {
            setting.executor().cleanUp(session, item, report);
        }
        return enter(new Phase.Over());
    }

    private Pace halted(Halt why, Phase now) throws IOException {
        return switch (why) {
            case TAKEN -> stopTaken(now);
            case STOPPING -> stopForNow(now);
        };
    }

    private Pace stopTaken(Phase now) throws IOException {
        switch (now) {
            case Phase.Reporting reporting -> {
                return offer(reporting);
            }
            case Phase.Working working -> setting.executor().discard(working.session());
            case Phase.Adopting adopting -> setting.executor().discard(adopting.session());
            case Phase.Preparing _, Phase.Prepared _, Phase.Launching _, Phase.Over _ -> {}
        }
        return enter(new Phase.Over());
    }

    private Pace stopForNow(Phase now) throws IOException {
        boolean stays = setting.executor().durable();
        switch (now) {
            case Phase.Preparing _, Phase.Prepared _, Phase.Launching _ -> release();
            case Phase.Working working
            when !stays -> {
                setting.executor().discard(working.session());
                release();
            }
            case Phase.Reporting reporting when !stays || reporting.session() == null -> offerOnce(reporting);
            case Phase.Adopting _, Phase.Working _, Phase.Reporting _, Phase.Over _ -> {}
        }
        return enter(new Phase.Over());
    }

    private void release() {
        try {
            ItemCommand release = new ItemCommand.Release(lease.epoch(), "the runtime is stopping");
            setting.inbox().submit(item.id(), release, IdempotencyKey.random());
        } catch (ControlPlaneException failed) {
            LOG.warn("item {}: it could not be given back; it will be when its lease ends", item.id(), failed);
        }
    }

    private void offerOnce(Phase.Reporting reporting) throws IOException {
        try {
            offer(reporting);
        } catch (ControlPlaneException failed) {
            LOG.warn("item {}: its result could not be delivered before the runtime stopped", item.id(), failed);
        }
    }
}
