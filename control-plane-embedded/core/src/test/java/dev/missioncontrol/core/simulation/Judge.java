package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.core.simulation.Rulebook.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each act whether its answer and its events are the right ones. Confined to one thread. */
final class Judge {
    private final Answers answers = new Answers();
    private final Mirror mirror;
    private final Ledger ledger;
    private final PlaneClock clock;
    private final AskJudge asks;

    Judge(Mirror mirror, Ledger ledger, PlaneClock clock) {
        this.mirror = mirror;
        this.ledger = ledger;
        this.clock = clock;
        this.asks = new AskJudge(mirror, ledger, answers);
    }

    /** A start put the time forward by so much. */
    void startedAhead(Duration by) {
        answers.startedAhead(by);
    }

    <T> void judge(Act<T> act, Outcome<T> outcome, List<AuditEvent> news) {
        switch (outcome) {
            case Outcome.Answer<T>(T answer) -> answered(act, answer, news);
            case Outcome.Refusal<T>(ControlPlaneException why) -> refused(act, why, news);
            case Outcome.Unknown<T> _ -> throw new IllegalArgumentException("an unknown outcome is settled later");
        }
    }

    private void answered(Act<?> act, Object answer, List<AuditEvent> news) {
        switch (act) {
            case Act.Create create -> created(create, (InboxItem) answer, news);
            case Act.Submit submit -> submitted(submit, (ItemOutcome) answer, news);
            case Act.Claim claim -> claimed(claim, (ClaimOutcome) answer, news);
            case Act.Start start -> started(start.by(), (RuntimeStarted) answer, news);
            case Act.Beat beat -> beaten(beat, (PulseAnswer) answer, news);
            case Act.Poll poll -> {
                ledger.expect(act, news);
                polled(poll, (List<?>) answer);
            }
            case Act.Ack ack -> {
                Expected expected = Rulebook.ofAck(known(ack.id()), ack.by());
                commanded(act, expected, (ItemOutcome) answer, news);
                promised((ItemOutcome) answer);
            }
            case Act.Finish finish ->
                commanded(act, Rulebook.ofFinish(known(finish.id()), finish.by()), (ItemOutcome) answer, news);
            case Act.Raise raise -> asks.raised(raise, (AskOutcome) answer, news);
            case Act.Treat treat -> asks.treated(treat, (AskOutcome) answer, news);
            case Act.Wish _ -> {
                ledger.expect(act, news, "ask.raised");
                asks.agrees(act, (Ask) answer);
            }
            case Act.Granted granted -> asks.granted(granted, (AskOutcome) answer, news);
            case Act.Tick _ -> ledger.ticked(news, false);
        }
    }

    private void created(Act.Create act, InboxItem answer, List<AuditEvent> news) {
        if (!answers.repeated(act, answer, news)) {
            Broken.unless(canBeMet(act.item().plan()), Rule.ANSWER, act, " cannot be met in time");
            ledger.expect(act, news, "item.created");
            answers.put(act, answer);
            Known known = mirror.find(answer.id()).orElse(null);
            Broken.unless(known != null && known.asWritten().same(answer), Rule.ANSWER, act, " gave ", answer);
        }
    }

    private void submitted(Act.Submit act, ItemOutcome answer, List<AuditEvent> news) {
        if (answers.repeated(act, answer, news)) {
            return;
        }
        long incarnation = act.by().equals(Act.OWNER)
                ? 0
                : mirror.incarnation(new RuntimeName(act.by().name()));
        commanded(act, Rulebook.of(known(act.id()), act.command(), act.by(), incarnation), answer, news);
        if (answer instanceof ItemOutcome.Accepted || !news.isEmpty()) {
            answers.put(act, answer);
        }
    }

    private void claimed(Act.Claim act, ClaimOutcome answer, List<AuditEvent> news) {
        if (answers.repeated(act, answer, news)) {
            return;
        }
        Incarnation current = new Incarnation(Math.max(1, mirror.incarnation(act.by())));
        boolean superseded = !current.equals(act.request().incarnation());
        boolean right = switch (answer) {
            case ClaimOutcome.Superseded(Incarnation newest) -> superseded && newest.equals(current);
            case ClaimOutcome.Nothing _ -> !superseded && mayGet(act.by(), null);
            case ClaimOutcome.Claimed(InboxItem item) -> !superseded && mayGet(act.by(), item.id());
        };
        Broken.unless(
                right,
                Rule.ANSWER,
                act,
                " got ",
                answer,
                " instead of ",
                mirror.offeredTo(act.by()).stream().map(Known::words).toList(),
                " or ",
                mirror.nextClaimable().map(Known::words),
                " in life ",
                current.value());
        if (answer instanceof ClaimOutcome.Claimed(InboxItem item)) {
            ledger.expect(act, news, "item.claimed");
            agrees(act, item);
            answers.put(act, answer);
        } else if (superseded) {
            ledger.fenced(act, news);
        } else {
            ledger.expect(act, news);
        }
    }

    /** First what is offered to it alone, then the head of the queue. An offer whose time is not its own may count or not. */
    private boolean mayGet(RuntimeName by, @Nullable ItemId got) {
        for (Known offered : mirror.offeredTo(by)) {
            if (offered.id().equals(got)) {
                return true;
            }
            if (lasts(offered)) {
                return false;
            }
        }
        return Optional.ofNullable(got).equals(mirror.nextClaimable().map(Known::id));
    }

    /** Whether no tick is to come and no clock was set: the offer is as long as it should be. */
    private boolean lasts(Known offered) {
        Instant now = clock.instant();
        Instant until = offered.dueAt();
        return until != null
                && until.isAfter(now)
                && !until.isAfter(now.plus(Offer.TERM))
                && !KnownAsk.reached(offered.watchedAt(), now);
    }

    private void polled(Act.Poll act, List<?> answer) {
        List<ItemId> told = answer.stream().map(item -> ((InboxItem) item).id()).toList();
        List<ItemId> there = mirror.polledBy(act.by());
        Broken.unless(told.equals(there), Rule.ANSWER, act, " told ", told, " instead of ", there);
    }

    private void started(RuntimeName by, RuntimeStarted answer, List<AuditEvent> news) {
        ledger.expect(answer, news, "runtime.started");
        List<ItemId> held =
                mirror.heldBy(by).stream().map(known -> known.last().id()).toList();
        Broken.unless(
                answer.incarnation().value() == mirror.incarnation(by)
                        && answer.held().stream()
                                .map(InboxItem::id)
                                .sorted()
                                .toList()
                                .equals(held),
                Rule.ANSWER,
                by,
                " was told ",
                answer,
                " while it holds ",
                held);
    }

    private void beaten(Act.Beat act, PulseAnswer answer, List<AuditEvent> news) {
        boolean current = act.pulse().incarnation().value() == mirror.incarnation(act.by());
        switch (answer) {
            case PulseAnswer.Superseded _ -> {
                ledger.fenced(act, news);
                Broken.unless(!current, Rule.ANSWER, act, " is not superseded");
            }
            case PulseAnswer.Beating(List<Verdict> verdicts) -> {
                ledger.expect(act, news);
                mirror.vitals().heard(act.by());
                Broken.unless(
                        current && verdicts.size() == act.pulse().renewals().size(), Rule.ANSWER, act, answer);
                for (int i = 0; i < verdicts.size(); i++) {
                    verdict(act.by(), act.pulse().renewals().get(i), verdicts.get(i));
                }
            }
        }
    }

    private void verdict(RuntimeName by, Pulse.Renewal renewal, Verdict verdict) {
        Known known = known(renewal.item());
        boolean holds = known.heldBy(by) && known.last().epoch().equals(renewal.epoch());
        switch (verdict) {
            case Verdict.Ended _ -> Broken.unless(!holds, Rule.LEASE, renewal, " ended while ", known.words());
            case Verdict.Renewed renewed -> {
                Broken.unless(holds, Rule.FENCED, renewal, " was renewed while ", known.words());
                Broken.unless(
                        renewed.expiresAt().equals(clock.instant().plus(Lease.TERM)),
                        Rule.LEASE,
                        renewal,
                        " until ",
                        renewed.expiresAt());
                mirror.promised(renewal.item(), renewed.expiresAt());
            }
        }
    }

    private void commanded(Act<?> act, Expected expected, ItemOutcome answer, List<AuditEvent> news) {
        switch (expected) {
            case Expected.Event(String type) -> {
                ledger.expect(act, news, type);
                accepted(act, answer);
            }
            case Expected.Unchanged _ -> {
                ledger.expect(act, news);
                accepted(act, answer);
            }
            case Expected.Fenced(boolean kept) -> {
                Broken.unless(answer instanceof ItemOutcome.Fenced, Rule.FENCED, act, " got ", answer);
                ledger.expect(act, news, kept ? new String[] {"item.noted"} : new String[0]);
            }
            case Expected.Refused(boolean kept) -> {
                Broken.unless(answer instanceof ItemOutcome.Refused, Rule.ANSWER, act, " got ", answer);
                ledger.expect(act, news, kept ? new String[] {"item.noted"} : new String[0]);
            }
        }
    }

    private void accepted(Act<?> act, ItemOutcome answer) {
        if (answer instanceof ItemOutcome.Accepted(InboxItem item)) {
            agrees(act, item);
        } else {
            throw new Broken(Rule.ANSWER, act + " got " + answer);
        }
    }

    private void agrees(Act<?> act, InboxItem item) {
        Known known = known(item.id());
        Broken.unless(known.same(item), Rule.ANSWER, act, " got ", item, " of ", known.words());
    }

    private void promised(ItemOutcome answer) {
        if (answer instanceof ItemOutcome.Accepted(InboxItem item) && item.lease() != null) {
            mirror.promised(item.id(), item.lease().expiresAt());
        }
    }

    private void refused(Act<?> act, ControlPlaneException why, List<AuditEvent> news) {
        ledger.expect(act, news);
        boolean right = switch (why.type()) {
            case "not-started" ->
                by(act).filter(name -> mirror.incarnation(name) == 0).isPresent();
            case "unknown-item" -> !reaches(act);
            case "unknown-ask" -> act instanceof Act.Treat treat && !sees(treat);
            case "invalid-deadline" ->
                switch (act) {
                    case Act.Raise raise -> KnownAsk.reached(raise.ask().terms().deadline(), clock.instant());
                    case Act.Create create -> !canBeMet(create.item().plan());
                    default -> false;
                };
            case "default-not-allowed" ->
                act instanceof Act.Raise raise && !raise.ask().kind().mayHaveDefault();
            case "invalid-time" ->
                act instanceof Act.Treat treat
                        && treat.command() instanceof AskCommand.Snooze(Instant until)
                        && KnownAsk.reached(until, clock.instant());
            default -> false;
        };
        Broken.unless(right, Rule.ANSWER, act, " was refused: ", why.type(), " ", why.getMessage());
    }

    private boolean canBeMet(Plan plan) {
        Instant deadline = plan.deadline();
        return deadline == null
                || (deadline.isAfter(clock.instant())
                        && (plan.notBefore() == null || !deadline.isBefore(plan.notBefore())));
    }

    /** Whether the item is there for whoever speaks of it: a classic client knows only its own. */
    private boolean reaches(Act<?> act) {
        return switch (act) {
            case Act.Submit submit -> mirror.find(submit.id()).isPresent();
            case Act.Ack ack -> reaches(ack.by(), ack.id());
            case Act.Finish finish -> reaches(finish.by(), finish.id());
            case Act.Raise raise -> {
                NewAsk ask = raise.ask();
                yield ask.item() == null || ask.agent() == null || reaches(ask.agent(), ask.item());
            }
            default -> true;
        };
    }

    private boolean reaches(AgentName agent, ItemId id) {
        Known item = known(id);
        return item.last().agent().equals(agent) && !item.lot().runnable();
    }

    private boolean sees(Act.Treat act) {
        return act.by().equals(Act.OWNER)
                || asks.ask(act.id()).author().equals(act.by().actor());
    }

    private static Optional<RuntimeName> by(Act<?> act) {
        return switch (act) {
            case Act.Claim claim -> Optional.of(claim.by());
            case Act.Beat beat -> Optional.of(beat.by());
            default -> Optional.empty();
        };
    }

    /** What was interrupted has happened wholly or not at all. */
    void settle(@Nullable Act<?> act, List<AuditEvent> news) {
        List<AuditEvent> first = ledger.interrupted(news);
        Broken.unless(act != null || first.isEmpty(), Rule.AUDITED, "events of nobody: ", news);
        Broken.unless(
                act instanceof Act.Tick || first.size() <= 1, Rule.AUDITED, first.size(), " events of one command");
        if (act != null && first.isEmpty()) {
            answers.perhaps(act);
        } else if (act != null) {
            answers.unheard(act, first.getFirst().type());
        }
    }

    private Known known(ItemId id) {
        return mirror.find(id).orElseThrow(() -> new Broken(Rule.DURABLE, "nobody ever wrote item " + id));
    }
}
