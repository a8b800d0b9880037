package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import java.time.Instant;
import java.util.List;

/** What people and programs need of a human, and answers that fit. */
final class Wishes {
    private static final List<AskKind> KINDS = List.of(AskKind.values());

    private Wishes() {}

    /** Something, now and then with an end, a default or a key; a default that grants something is refused. */
    static NewAsk some(Chance chance, Instant now) {
        AskKind kind = chance.pick(KINDS);
        NewAsk ask = NewAsk.of(kind, "need " + chance.token());
        if (kind == AskKind.CHOICE) {
            ask = ask.choosing("left", "right");
        }
        if (chance.oneIn(3)) {
            boolean defaults = kind.mayHaveDefault() ? chance.oneIn(2) : chance.oneIn(12);
            ask = ask.until(now.plus(chance.seconds(5, 60)), defaults ? "left" : null);
        }
        return chance.oneIn(2) ? ask.deduped("key " + chance.upTo(1)) : ask;
    }

    static Reply reply(KnownAsk ask, Chance chance) {
        return switch (ask.last().kind()) {
            case APPROVAL, ACCESS -> new Reply.Verdict(chance.oneIn(2), null);
            case CHOICE -> new Reply.Chosen(chance.oneIn(2) ? "left" : "right", null);
            case TEXT -> new Reply.Text("words " + chance.token());
            case SECRET -> new Reply.SecretReference("deploy-key", 1);
            case TASK -> new Reply.Done(null);
        };
    }
}
