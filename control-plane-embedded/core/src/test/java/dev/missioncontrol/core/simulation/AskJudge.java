package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.simulation.Rulebook.Expected;
import java.util.List;

/** Says the same of what is asked of humans. Confined to one thread. */
final class AskJudge {
    private final Mirror mirror;
    private final Ledger ledger;
    private final Answers answers;

    AskJudge(Mirror mirror, Ledger ledger, Answers answers) {
        this.mirror = mirror;
        this.ledger = ledger;
        this.answers = answers;
    }

    void raised(Act.Raise act, AskOutcome answer, List<AuditEvent> news) {
        if (answers.repeated(act, answer, news)) {
            return;
        }
        ItemId id = act.ask().item();
        Expected expected = id == null
                ? new Expected.Event(
                        mirror.same(act.ask().kind(), act.ask().terms().dedupeKey(), null)
                                        .isPresent()
                                ? "ask.added"
                                : "ask.raised")
                : Rulebook.ofRaise(mirror.find(id).orElseThrow(), act.ask(), act.by());
        asked(act, expected, answer, news);
        if (answer instanceof AskOutcome.Accepted(Ask ask)) {
            answers.put(act, answer);
            Broken.unless(act.ask().item() == null || ask.concern().holding(), Rule.ASKED, "it does not hold: ", ask);
        }
    }

    void treated(Act.Treat act, AskOutcome answer, List<AuditEvent> news) {
        if (!answers.repeated(act, answer, news)) {
            asked(act, Rulebook.ofTreat(ask(act.id()), act.command()), answer, news);
            if (answer instanceof AskOutcome.Accepted) {
                answers.put(act, answer);
            }
        }
    }

    void granted(Act.Granted act, AskOutcome answer, List<AuditEvent> news) {
        KnownAsk ask = ask(act.id());
        boolean own = ask.author().role() == Role.CLASSIC;
        asked(act, ask.open() && own ? new Expected.Event("ask.answered") : new Expected.Refused(false), answer, news);
    }

    private void asked(Act<?> act, Expected expected, AskOutcome answer, List<AuditEvent> news) {
        switch (expected) {
            case Expected.Event(String type) -> {
                ledger.expect(act, news, type);
                agrees(act, answer);
            }
            case Expected.Unchanged _ -> {
                ledger.expect(act, news);
                agrees(act, answer);
            }
            case Expected.Fenced _ -> {
                Broken.unless(answer instanceof AskOutcome.Fenced, Rule.FENCED, act, " got ", answer);
                ledger.expect(act, news);
            }
            case Expected.Refused _ -> {
                Broken.unless(answer instanceof AskOutcome.Refused, Rule.ANSWER, act, " got ", answer);
                ledger.expect(act, news);
            }
        }
    }

    private void agrees(Act<?> act, AskOutcome answer) {
        if (answer instanceof AskOutcome.Accepted(Ask ask)) {
            agrees(act, ask);
        } else {
            throw new Broken(Rule.ANSWER, act + " got " + answer);
        }
    }

    void agrees(Act<?> act, Ask row) {
        KnownAsk known = ask(row.id());
        Broken.unless(known.same(row), Rule.ANSWER, act, " got ", row, " of ", known);
    }

    KnownAsk ask(AskId id) {
        return mirror.ask(id).orElseThrow(() -> new Broken(Rule.DURABLE, "nobody ever raised ask " + id));
    }
}
