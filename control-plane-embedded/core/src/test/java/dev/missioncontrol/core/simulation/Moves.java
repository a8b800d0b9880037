package dev.missioncontrol.core.simulation;

import static dev.missioncontrol.api.inbox.ItemState.ACKED;
import static dev.missioncontrol.api.inbox.ItemState.CANCELLED;
import static dev.missioncontrol.api.inbox.ItemState.COMPLETED;
import static dev.missioncontrol.api.inbox.ItemState.FAILED;
import static dev.missioncontrol.api.inbox.ItemState.PENDING;
import static dev.missioncontrol.api.inbox.ItemState.WAITING;
import static dev.missioncontrol.api.inbox.ItemState.WORKING;

import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each event may take an item, and what it does to epoch, attempts and losses: the design's table once more. */
final class Moves {
    private static final int LOSSES_MAX = 3;
    private static final Set<ItemState> OPEN = Set.of(PENDING, ACKED, WORKING, WAITING);
    private static final Set<ItemState> HELD = Set.of(ACKED, WORKING);
    private static final Set<ItemState> UNFINISHED = Set.of(PENDING, ACKED, WORKING, WAITING, FAILED);
    private static final Set<ItemState> ALL = Set.of(ItemState.values());
    /** The state that it had. */
    private static final Set<ItemState> SAME = Set.of();

    private static final Map<String, Move> TABLE = Map.ofEntries(
            Map.entry("item.claimed", new Move(Set.of(PENDING), Set.of(ACKED), 1, Count.MORE, Count.SAME)),
            Map.entry("item.acked", new Move(Set.of(PENDING), Set.of(ACKED), 1, Count.MORE, Count.SAME)),
            Map.entry("item.started", new Move(Set.of(ACKED), Set.of(WORKING), 0, Count.SAME, Count.SAME)),
            Map.entry(
                    "item.completed",
                    new Move(Set.of(PENDING, ACKED, WORKING), Set.of(COMPLETED), 0, Count.SAME, Count.SAME)),
            Map.entry("item.failed", new Move(HELD, Set.of(PENDING, FAILED), 1, Count.SAME, Count.NONE)),
            Map.entry("item.lease-expired", new Move(HELD, Set.of(PENDING, FAILED), 0, Count.SAME, Count.MORE)),
            Map.entry("item.released", new Move(HELD, Set.of(PENDING), 1, Count.LESS, Count.NONE)),
            Map.entry("item.cancelled", new Move(OPEN, Set.of(CANCELLED), 1, Count.SAME, Count.SAME)),
            Map.entry("item.retried", new Move(Set.of(FAILED), Set.of(PENDING), 0, Count.NONE, Count.NONE)),
            Map.entry("item.adopted", new Move(HELD, SAME, 1, Count.SAME, Count.SAME)),
            Map.entry("item.suspended", new Move(HELD, Set.of(WAITING), 1, Count.LESS, Count.NONE)),
            Map.entry("item.resumed", new Move(Set.of(WAITING), Set.of(PENDING), 0, Count.SAME, Count.SAME)),
            Map.entry("item.reassigned", new Move(OPEN, Set.of(PENDING), 1, Count.LESS_IF_HELD, Count.NONE)),
            Map.entry("item.due", new Move(Set.of(PENDING), SAME, 0, Count.SAME, Count.SAME)),
            Map.entry("item.answered", kept(OPEN)),
            Map.entry("item.linked", kept(OPEN)),
            Map.entry("item.labelled", kept(OPEN)),
            Map.entry("item.unblocked", kept(OPEN)),
            Map.entry("item.overdue", kept(OPEN)),
            Map.entry("item.asked", kept(OPEN)),
            Map.entry("item.awaited", kept(UNFINISHED)),
            Map.entry("item.noted", kept(ALL)));

    private Moves() {}

    /** What becomes of a count. */
    enum Count {
        SAME,
        MORE,
        LESS,
        LESS_IF_HELD,
        NONE;

        int after(int before, boolean held) {
            return switch (this) {
                case SAME -> before;
                case MORE -> before + 1;
                case LESS -> Math.max(0, before - 1);
                case LESS_IF_HELD -> held ? Math.max(0, before - 1) : before;
                case NONE -> 0;
            };
        }
    }

    private record Move(Set<ItemState> from, Set<ItemState> to, int epochs, Count attempts, Count losses) {
        /** Everything that concerns the hold and the queue stays as it was. */
        boolean keeps() {
            return to.isEmpty() && epochs == 0;
        }
    }

    private static Move kept(Set<ItemState> from) {
        return new Move(from, SAME, 0, Count.SAME, Count.SAME);
    }

    /** Breaks unless the event may follow, at that time. */
    static void check(@Nullable Known before, Fact fact, Instant now) {
        if (before == null) {
            Broken.unless(
                    fact.type().equals("item.created")
                            && fact.state() == PENDING
                            && fact.epoch().value() == 0,
                    Rule.LAWFUL,
                    fact);
            return;
        }
        Fact last = before.last();
        Move move = TABLE.get(fact.type());
        Broken.unless(
                move != null
                        && move.from().contains(last.state())
                        && (move.to().contains(fact.state()) || (move.to().isEmpty() && fact.state() == last.state()))
                        && fact.epoch().value() == last.epoch().value() + move.epochs()
                        && fact.attempt() == move.attempts().after(last.attempt(), before.held())
                        && fact.losses() == move.losses().after(last.losses(), before.held())
                        && (!move.keeps() || keeps(last, fact))
                        && rightly(before, fact, now),
                Rule.LAWFUL,
                fact.type(),
                " took ",
                before.words(),
                " to ",
                fact.state(),
                " epoch ",
                fact.epoch().value(),
                " attempt ",
                fact.attempt(),
                " losses ",
                fact.losses(),
                " ",
                fact);
    }

    private static boolean keeps(Fact last, Fact fact) {
        boolean due = fact.type().equals("item.due");
        return Objects.equals(last.holder(), fact.holder())
                && last.agent().equals(fact.agent())
                && (due || Objects.equals(last.offer(), fact.offer()))
                && (due || Objects.equals(last.notBefore(), fact.notBefore()));
    }

    /** Poison, spent attempts, back-off, offers, and what time and others bring. */
    private static boolean rightly(Known before, Fact fact, Instant now) {
        boolean spent = fact.attempt() >= InboxItem.ATTEMPTS_MAX;
        List<String> asks = before.trail().openAsks();
        return switch (fact.type()) {
            case "item.lease-expired" -> (fact.state() == FAILED) == (spent || fact.losses() >= LOSSES_MAX);
            case "item.failed" -> fact.state() == FAILED || (!spent && fact.notBefore() != null);
            case "item.due" ->
                KnownAsk.reached(before.dueAt(), now) && fact.notBefore() == null && fact.offer() == null;
            case "item.overdue" -> KnownAsk.reached(before.watchedAt(), now);
            case "item.suspended" -> Objects.equals(fact.offer(), keeper(before.last())) && fact.holder() == null;
            case "item.resumed" ->
                asks.equals(List.of(ask(fact))) && offered(before.last().offer(), fact, now);
            case "item.answered" -> asks.contains(ask(fact)) && !(before.state() == WAITING && asks.size() == 1);
            case "item.reassigned" ->
                fact.holder() == null
                        && fact.offer() == null
                        && Objects.equals(fact.notBefore(), planned(before.last()));
            case "item.unblocked" -> unmet(before, fact);
            default -> true;
        };
    }

    /** What was planned stays planned; a back-off is that of the agent that failed. */
    private static @Nullable Instant planned(Fact last) {
        return last.attempt() == 0 ? last.notBefore() : null;
    }

    private static boolean unmet(Known before, Fact fact) {
        var other = fact.said().other();
        return other == null
                ? !before.schedule().unmet().isEmpty()
                : before.schedule().unmet().contains(other);
    }

    private static String ask(Fact fact) {
        return Objects.requireNonNullElse(fact.said().ask(), "none");
    }

    private static @Nullable Offer keeper(Fact held) {
        return held.holder() instanceof Holder.RuntimeHolder runtime ? new Offer(runtime.name(), null) : null;
    }

    /** The session's runtime comes first, for the term of an offer and no longer. */
    private static boolean offered(@Nullable Offer kept, Fact fact, Instant now) {
        Offer offer = fact.offer();
        if (kept == null || offer == null) {
            return kept == null && offer == null;
        }
        Instant until = offer.until();
        return offer.runtime().equals(kept.runtime()) && until != null && !until.isAfter(now.plus(Offer.TERM));
    }
}
