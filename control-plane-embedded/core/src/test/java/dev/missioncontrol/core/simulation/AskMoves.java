package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.Reply;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each event may do to an ask: the design's words on the mortal queue once more. */
final class AskMoves {
    private AskMoves() {}

    /** Breaks unless the event may follow, at that time. */
    static void check(@Nullable KnownAsk before, AskFact fact, Instant now) {
        boolean lawful = before == null
                ? fact.type().equals("ask.raised") && fact.state() == AskState.OPEN && fact.times() == 1
                : before.open() && sameAsk(before.last(), fact) && rightly(before, fact, now);
        Broken.unless(lawful, Rule.ASKED, before == null ? "nothing" : before.words(), " then ", fact, " at ", now);
    }

    private static boolean sameAsk(AskFact last, AskFact fact) {
        boolean added = fact.type().equals("ask.added");
        return last.kind() == fact.kind()
                && Objects.equals(last.item(), fact.item())
                && Objects.equals(last.agent(), fact.agent())
                && (added
                        ? noLater(last.deadline(), fact.deadline())
                        : Objects.equals(last.deadline(), fact.deadline()))
                && fact.times() == last.times() + (added ? 1 : 0)
                && (added || fact.holding() == last.holding())
                && (fact.escalated() == last.escalated() || (fact.escalated() && rises(fact)));
    }

    private static boolean rises(AskFact fact) {
        return fact.type().equals("ask.escalated") || fact.type().equals("ask.added");
    }

    private static boolean noLater(@Nullable Instant before, @Nullable Instant now) {
        return before == null || (now != null && !now.isAfter(before));
    }

    /** What an item newly waits for, or what has risen, must be seen; what no item waits for stays as hidden as it was. */
    private static boolean seen(AskFact last, AskFact fact) {
        boolean changed = fact.holding() != last.holding() || fact.escalated() != last.escalated();
        return fact.snoozedUntil() == null
                ? changed || fact.holding() || last.snoozedUntil() == null
                : !changed && fact.snoozedUntil().equals(last.snoozedUntil());
    }

    private static boolean rightly(KnownAsk before, AskFact fact, Instant now) {
        AskFact last = before.last();
        boolean byTime = fact.actor().role() == Role.SYSTEM;
        return switch (fact.type()) {
            case "ask.added" ->
                fact.state() == AskState.OPEN && (fact.holding() || !last.holding()) && seen(last, fact);
            case "ask.answered" -> fact.state() == AskState.ANSWERED && !byTime && fits(before, fact.reply());
            case "ask.withdrawn" -> fact.state() == AskState.WITHDRAWN && fact.reply() == null;
            case "ask.expired" ->
                fact.state() == AskState.EXPIRED && KnownAsk.reached(last.deadline(), now) && defaulted(before, fact);
            case "ask.escalated" ->
                fact.state() == AskState.OPEN
                        && fact.escalated()
                        && !last.escalated()
                        && before.first().defaultAnswer() == null
                        && KnownAsk.reached(last.deadline(), now);
            case "ask.snoozed" -> fact.state() == AskState.OPEN && fact.snoozedUntil() != null && !byTime;
            case "ask.woken" ->
                fact.state() == AskState.OPEN
                        && fact.snoozedUntil() == null
                        && (!byTime || KnownAsk.reached(last.snoozedUntil(), now));
            default -> false;
        };
    }

    /** Only words ever come true by themselves, and only those that were said before. */
    private static boolean defaulted(KnownAsk ask, AskFact fact) {
        String said = ask.first().defaultAnswer();
        return switch (fact.kind()) {
            case CHOICE -> said != null && new Reply.Chosen(said, null).equals(fact.reply());
            case TEXT -> said != null && new Reply.Text(said).equals(fact.reply());
            case APPROVAL, ACCESS, SECRET, TASK -> false;
        };
    }

    private static boolean fits(KnownAsk ask, @Nullable Reply reply) {
        AskKind kind = ask.last().kind();
        return switch (reply) {
            case null -> false;
            case Reply.Verdict _ -> kind == AskKind.APPROVAL || kind == AskKind.ACCESS;
            case Reply.Chosen _ -> kind == AskKind.CHOICE;
            case Reply.Text _ -> kind == AskKind.TEXT;
            case Reply.SecretReference _ -> kind == AskKind.SECRET;
            case Reply.Done _ -> kind == AskKind.TASK;
        };
    }
}
