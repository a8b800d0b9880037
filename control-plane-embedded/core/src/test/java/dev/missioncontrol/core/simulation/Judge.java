package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.simulation.Rulebook.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each act whether its answer and its events are the right ones. Confined to one thread. */
final class Judge {
    /** Stands for an answer that nobody heard, to something that happened. */
    private static final Object UNHEARD = new Object();

    private final Map<String, Object> answers = new HashMap<>();
    private final Mirror mirror;
    private final SteppedClock clock;

    Judge(Mirror mirror, SteppedClock clock) {
        this.mirror = mirror;
        this.clock = clock;
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
            case Act.Poll _ -> expect(act, news);
            case Act.Ack ack -> {
                Expected expected = Rulebook.ofAck(known(ack.id()), ack.by());
                commanded(act, expected, (ItemOutcome) answer, news);
                promised((ItemOutcome) answer);
            }
            case Act.Finish finish ->
                commanded(act, Rulebook.ofFinish(known(finish.id()), finish.by()), (ItemOutcome) answer, news);
            case Act.Tick _ -> ticked(news, false);
        }
    }

    private void created(Act.Create act, InboxItem answer, List<AuditEvent> news) {
        String key = act.key().value();
        if (!repeated(act, key, answer, news)) {
            expect(act, news, "item.created");
            answers.put(key, answer);
            Known known = mirror.find(answer.id()).orElse(null);
            Broken.unless(known != null && known.same(answer), Rule.ANSWER, act, " gave ", answer);
        }
    }

    private void submitted(Act.Submit act, ItemOutcome answer, List<AuditEvent> news) {
        String key = act.by().name() + "/" + act.key().value();
        if (repeated(act, key, answer, news)) {
            return;
        }
        long incarnation = act.by().equals(Act.OWNER)
                ? 0
                : mirror.incarnation(new RuntimeName(act.by().name()));
        commanded(act, Rulebook.of(known(act.id()), act.command(), act.by(), incarnation), answer, news);
        if (answer instanceof ItemOutcome.Accepted) {
            answers.put(key, answer);
        }
    }

    private void claimed(Act.Claim act, ClaimOutcome answer, List<AuditEvent> news) {
        String key = act.by().value() + "/" + act.request().key().value();
        if (repeated(act, key, answer, news)) {
            return;
        }
        Incarnation current = new Incarnation(Math.max(1, mirror.incarnation(act.by())));
        boolean superseded = !current.equals(act.request().incarnation());
        Optional<ItemId> next = mirror.nextClaimable().map(known -> known.last().id());
        boolean right = switch (answer) {
            case ClaimOutcome.Superseded(Incarnation newest) -> superseded && newest.equals(current);
            case ClaimOutcome.Nothing _ -> !superseded && next.isEmpty();
            case ClaimOutcome.Claimed(InboxItem item) -> !superseded && next.equals(Optional.of(item.id()));
        };
        Broken.unless(right, Rule.ANSWER, act, " got ", answer, " instead of ", next, " in life ", current.value());
        if (answer instanceof ClaimOutcome.Claimed(InboxItem item)) {
            expect(act, news, "item.claimed");
            agrees(act, item);
            answers.put(key, answer);
        } else {
            expect(act, news);
        }
    }

    private void started(RuntimeName by, RuntimeStarted answer, List<AuditEvent> news) {
        expect(answer, news, "runtime.started");
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
        expect(act, news);
        boolean current = act.pulse().incarnation().value() == mirror.incarnation(act.by());
        switch (answer) {
            case PulseAnswer.Superseded _ -> Broken.unless(!current, Rule.ANSWER, act, " is not superseded");
            case PulseAnswer.Beating(List<Verdict> verdicts) -> {
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
                expect(act, news, type);
                accepted(act, answer);
            }
            case Expected.Unchanged _ -> {
                expect(act, news);
                accepted(act, answer);
            }
            case Expected.Fenced _ -> {
                Broken.unless(
                        answer instanceof ItemOutcome.Fenced && news.isEmpty(), Rule.FENCED, act, " got ", answer);
            }
            case Expected.Refused _ -> {
                Broken.unless(answer instanceof ItemOutcome.Refused, Rule.ANSWER, act, " got ", answer);
                expect(act, news);
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
        expect(act, news);
        boolean right = switch (why.type()) {
            case "not-started" ->
                by(act).filter(name -> mirror.incarnation(name) == 0).isPresent();
            case "unknown-item" ->
                act instanceof Act.Submit submit && mirror.find(submit.id()).isEmpty();
            default -> false;
        };
        Broken.unless(right, Rule.ANSWER, act, " was refused: ", why.type(), " ", why.getMessage());
    }

    private static Optional<RuntimeName> by(Act<?> act) {
        return switch (act) {
            case Act.Claim claim -> Optional.of(claim.by());
            case Act.Beat beat -> Optional.of(beat.by());
            case Act.Start _, Act.Create _, Act.Submit _, Act.Poll _, Act.Ack _, Act.Finish _, Act.Tick _ ->
                Optional.empty();
        };
    }

    /** A tick takes leases back and nothing else. */
    void ticked(List<AuditEvent> news, boolean booted) {
        mirror.ticking(booted);
        for (AuditEvent event : news) {
            Broken.unless(event.type().equals("item.lease-expired"), Rule.AUDITED, "a tick made ", event.type());
            mirror.fold(event);
        }
        mirror.nothingLivesOn();
    }

    /** What was interrupted has happened wholly or not at all. */
    void settle(@Nullable Act<?> act, List<AuditEvent> news) {
        Broken.unless(act != null || news.isEmpty(), Rule.AUDITED, "events of nobody: ", news);
        Broken.unless(act instanceof Act.Tick || news.size() <= 1, Rule.AUDITED, news.size(), " events of one command");
        news.forEach(mirror::fold);
        if (act != null && !news.isEmpty()) {
            keyOf(act).ifPresent(key -> answers.putIfAbsent(key, UNHEARD));
        }
    }

    private static Optional<String> keyOf(Act<?> act) {
        return switch (act) {
            case Act.Create create -> Optional.of(create.key().value());
            case Act.Submit submit ->
                Optional.of(submit.by().name() + "/" + submit.key().value());
            case Act.Claim claim ->
                Optional.of(claim.by().value() + "/" + claim.request().key().value());
            case Act.Start _, Act.Beat _, Act.Poll _, Act.Ack _, Act.Finish _, Act.Tick _ -> Optional.empty();
        };
    }

    /** Whether this was answered, or has happened, before; then the answer must be the same and nothing happens. */
    private boolean repeated(Act<?> act, String key, Object answer, List<AuditEvent> news) {
        Object first = answers.get(key);
        if (first == null) {
            return false;
        }
        Broken.unless(news.isEmpty(), Rule.FIRST_ANSWER, act, " happened again");
        if (first == UNHEARD) {
            Broken.unless(affirmative(answer), Rule.FIRST_ANSWER, act, " had happened and got ", answer);
            answers.put(key, answer);
        } else {
            Broken.unless(first.equals(answer), Rule.FIRST_ANSWER, act, " got ", answer, " after ", first);
        }
        return true;
    }

    private static boolean affirmative(Object answer) {
        return answer instanceof InboxItem
                || answer instanceof ItemOutcome.Accepted
                || answer instanceof ClaimOutcome.Claimed;
    }

    private Known known(ItemId id) {
        return mirror.find(id).orElseThrow(() -> new Broken(Rule.DURABLE, "nobody ever wrote item " + id));
    }

    /** The news are exactly these; folds them. */
    private void expect(Object what, List<AuditEvent> news, String... types) {
        List<String> found = new ArrayList<>();
        for (AuditEvent event : news) {
            found.add(event.type());
            mirror.fold(event);
        }
        Broken.unless(
                found.equals(List.of(types)), Rule.AUDITED, what, " made ", found, " instead of ", List.of(types));
    }
}
