package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.executor.ExecutionResult;
import dev.missioncontrol.runtime.loop.NextStep;
import dev.missioncontrol.runtime.sessions.AgentSession;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes one attempt from claim or adoption to the control plane's answer. Steps are confined to one thread; queries,
 * halts and renewals may come from any thread.
 */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final String STOPPING = "the runtime is stopping";
    private static final String GONE =
            "the session ended and left no exit code: it was removed by a person or by a restart of the machine";

    private final RunContext context;
    private final InboxItem item;
    private final AttemptId attempt;
    private final @Nullable Incarnation incarnation;
    private final Postponement postponement = new Postponement();
    private final RunLease lease;
    private final OutputReport output;
    private final ResultOffer offer;
    private final FailureRules failures;
    private volatile Phase phase;

    private Run(RunContext context, InboxItem item, AttemptId attempt, @Nullable Incarnation incarnation, Phase phase) {
        this.context = context;
        this.item = item;
        this.attempt = attempt;
        this.incarnation = incarnation;
        this.phase = phase;
        this.lease = new RunLease(item, context.leaseClock().instant(), firstTerm(phase));
        this.output = new OutputReport(context, item, lease);
        this.offer = new ResultOffer(context.inbox(), item, lease);
        this.failures = new FailureRules(context.fitness());
    }

    private static Duration firstTerm(Phase phase) {
        return phase instanceof Phase.Preparing ? Lease.FIRST_TERM : Lease.TERM;
    }

    /** Creates the run of an item that was just claimed. */
    public static Run claimed(RunContext context, InboxItem item) {
        return new Run(context, item, new AttemptId(item.id(), item.epoch()), null, new Phase.Preparing());
    }

    /** Creates the run of an item that an earlier incarnation holds and whose session still exists. */
    public static Run adopting(RunContext context, InboxItem item, AgentSession session, Incarnation incarnation) {
        Phase first = new Phase.Adopting(session, IdempotencyKey.random());
        return new Run(context, item, session.attempt(), incarnation, first);
    }

    /** Creates the run of an item that an earlier incarnation holds and whose session is gone. */
    public static Run lost(RunContext context, InboxItem item, String reason) {
        ItemCommand giveUp = FailureRules.withoutSession(item, reason);
        Phase first = new Phase.Reporting(giveUp, IdempotencyKey.random(), null, null);
        return new Run(context, item, new AttemptId(item.id(), item.epoch()), null, first);
    }

    public AttemptId attempt() {
        return attempt;
    }

    /** Returns the lease as the runtime knows it. */
    public LeaseView lease() {
        return lease.view();
    }

    public boolean over() {
        return phase instanceof Phase.Over;
    }

    /** Tells whether the heartbeat should renew the lease now. */
    public boolean renewable() {
        return lease.stopReason() == null && !(phase instanceof Phase.Over) && !(phase instanceof Phase.Adopting);
    }

    /** Extends the lease to {@code ends}, on the runtime's clock; ignored when the run has another epoch by now. */
    public void renewed(Epoch epoch, Instant ends) {
        lease.renewed(epoch, ends);
    }

    /** Stops the run because the lease under {@code epoch} is lost; ignored when the run has another epoch by now. */
    public void taken(Epoch epoch, String why) {
        if (!over() && lease.taken(epoch)) {
            LOG.info("item {}: {}; its work is stopped", item.id(), why);
        }
    }

    /** Requests that the run ends as soon as it can. */
    public void halt(StopReason why) {
        lease.halt(why);
    }

    /** Returns the heartbeat's report of the session; empty while there is no session. */
    public Optional<SessionReport> session() {
        return phase instanceof Phase.Working working ? Optional.of(report(working.session())) : Optional.empty();
    }

    private SessionReport report(AgentSession session) {
        return new SessionReport(
                item.id(),
                lease.epoch(),
                item.agent(),
                context.sessions().shownAs(session).orElse(null),
                context.executor().directory(attempt).toString(),
                session.startedAt(),
                output.lastOutputAt());
    }

    /** Performs the next step. */
    public NextStep step() throws IOException {
        StopReason why = lease.stopReason();
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
            case Phase.Over _ -> NextStep.DONE;
        };
    }

    private NextStep enter(Phase next) {
        phase = next;
        return next instanceof Phase.Over ? NextStep.DONE : NextStep.AT_ONCE;
    }

    private NextStep prepare() throws IOException {
        List<Run> others = context.runs().others(attempt);
        if (!others.isEmpty()) {
            others.forEach(other -> other.halt(StopReason.TAKEN));
            return NextStep.PAUSE;
        }
        Optional<ItemCommand> unfit = failures.unfit(lease.epoch());
        if (unfit.isPresent()) {
            return report(unfit.get());
        }
        try {
            context.executor().prepare(attempt, item);
            return enter(new Phase.Prepared(IdempotencyKey.random()));
        } catch (PreparationFailed failed) {
            LOG.warn("item {}: {}", item.id(), failed.getMessage(), failed.getCause());
            return failed.waits()
                    ? postpone(String.valueOf(failed.getMessage()))
                    : report(failures.prepared(lease.epoch(), failed));
        }
    }

    /** Tries again after growing pauses, and at last gives the item back, which costs it no attempt. */
    private NextStep postpone(String why) throws IOException {
        if (postponement.over(context.leaseClock().instant())) {
            offer.release(why);
            return enter(new Phase.Over());
        }
        output.show(List.of("waiting: " + why));
        throw new IOException(why);
    }

    private NextStep begin(Phase.Prepared prepared) {
        ItemCommand start = new ItemCommand.StartWork(lease.epoch());
        return switch (context.inbox().submit(item.id(), start, prepared.key())) {
            case ItemOutcome.Accepted _ -> enter(new Phase.Launching());
            case ItemOutcome.Fenced _, ItemOutcome.Stale _ -> enter(new Phase.Over());
            case ItemOutcome.Refused refused -> {
                LOG.info("item {}: the work may not begin: {}", item.id(), refused.why());
                yield enter(new Phase.Over());
            }
        };
    }

    private NextStep launch() {
        try {
            AgentSession session = context.executor().launch(attempt, item);
            LOG.info(
                    "item {}: session {} works in {}",
                    item.id(),
                    session.name(),
                    context.executor().directory(attempt));
            context.fitness().worked();
            return enter(new Phase.Working(session));
        } catch (PreparationFailed failed) {
            LOG.warn("item {}: {}", item.id(), failed.getMessage(), failed.getCause());
            return report(failures.prepared(lease.epoch(), failed));
        } catch (IOException failed) {
            LOG.warn("item {}: no session could be started", item.id(), failed);
            return report(failures.launched(lease.epoch(), failed));
        }
    }

    private NextStep report(ItemCommand command) {
        return enter(new Phase.Reporting(command, IdempotencyKey.random(), null, null));
    }

    private NextStep adopt(Phase.Adopting adopting) throws IOException {
        AgentSession session = adopting.session();
        Epoch held = item.epoch();
        if (incarnation == null) {
            throw new IllegalStateException("an adoption needs an incarnation");
        }
        context.sessions().adopting(session, held.next());
        ItemCommand adopt = new ItemCommand.Adopt(held, incarnation);
        return switch (context.inbox().submit(item.id(), adopt, adopting.key())) {
            case ItemOutcome.Accepted accepted ->
                adopted(session, accepted.item().epoch());
            case ItemOutcome.Fenced _, ItemOutcome.Stale _, ItemOutcome.Refused _ -> {
                LOG.info("item {}: session {} belongs to another runtime now", item.id(), session.name());
                discard(session);
                yield enter(new Phase.Over());
            }
        };
    }

    private NextStep adopted(AgentSession session, Epoch epoch) throws IOException {
        AgentSession ours = context.sessions().adopted(session, epoch);
        lease.become(epoch, context.leaseClock().instant());
        LOG.info("item {}: session {} goes on", item.id(), session.name());
        return enter(new Phase.Working(ours));
    }

    private NextStep watch(AgentSession session) throws IOException {
        return switch (context.executor().observe(session)) {
            case Observation.Running running -> {
                output.show(running.lines());
                yield NextStep.PAUSE;
            }
            case Observation.Ended ended -> ended(session, ended);
            case Observation.Gone _ -> {
                String left = discard(session);
                yield report(FailureRules.failed(lease.epoch(), with(GONE, left), true));
            }
            case Observation.Lost lost -> {
                String left = discard(session);
                yield report(failures.lost(lease.epoch(), item, with(lost.why(), left)));
            }
        };
    }

    /** Ends and removes the session; returns in words what it left. */
    private String discard(AgentSession session) throws IOException {
        return context.executor().discard(session);
    }

    private static String with(String why, String left) {
        return left.isEmpty() ? why : why + "; " + left;
    }

    private NextStep ended(AgentSession session, Observation.Ended ended) throws IOException {
        output.show(ended.lines());
        ExecutionResult executionResult = context.executor().report(session, item, ended);
        LOG.info("item {}: {}", item.id(), executionResult.result().summary());
        List<Path> written = List.of(context.executor().directory(attempt));
        ItemCommand command = failures.ended(lease.epoch(), executionResult, written);
        if (command instanceof ItemCommand.Release) {
            discard(session);
            return report(command);
        }
        return enter(new Phase.Reporting(command, IdempotencyKey.random(), session, executionResult));
    }

    private NextStep offer(Phase.Reporting reporting) throws IOException {
        Optional<Phase.Reporting> other = offer.offer(reporting);
        return other.isPresent() ? enter(other.get()) : finish(reporting);
    }

    private NextStep finish(Phase.Reporting reporting) throws IOException {
        AgentSession session = reporting.session();
        ExecutionResult executionResult = reporting.executionResult();
        if (session != null && executionResult != null) {
            context.executor().cleanUp(session, item, executionResult);
        }
        return enter(new Phase.Over());
    }

    private NextStep halted(StopReason why, Phase now) throws IOException {
        return switch (why) {
            case TAKEN -> stopTaken(now);
            case STOPPING -> stopForNow(now);
        };
    }

    private NextStep stopTaken(Phase now) throws IOException {
        switch (now) {
            case Phase.Reporting reporting -> {
                return offer(reporting);
            }
            case Phase.Working working ->
                LateNote.leave(context.inbox(), item.id(), lease.epoch(), discard(working.session()));
            case Phase.Adopting adopting -> discard(adopting.session());
            case Phase.Preparing _, Phase.Prepared _, Phase.Launching _, Phase.Over _ -> {}
        }
        return enter(new Phase.Over());
    }

    private NextStep stopForNow(Phase now) throws IOException {
        boolean stays = context.executor().durable();
        switch (now) {
            case Phase.Preparing _, Phase.Prepared _, Phase.Launching _ -> offer.release(STOPPING);
            case Phase.Working working
            when !stays -> {
                discard(working.session());
                offer.release(STOPPING);
            }
            case Phase.Reporting reporting when !stays || reporting.session() == null -> offerOnce(reporting);
            case Phase.Adopting _, Phase.Working _, Phase.Reporting _, Phase.Over _ -> {}
        }
        return enter(new Phase.Over());
    }

    private void offerOnce(Phase.Reporting reporting) throws IOException {
        try {
            offer(reporting);
        } catch (ControlPlaneException failed) {
            LOG.warn("item {}: its result could not be delivered before the runtime stopped", item.id(), failed);
        }
    }
}
