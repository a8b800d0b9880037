package dev.missioncontrol.core.simulation;

import static dev.missioncontrol.api.inbox.ItemState.ACKED;
import static dev.missioncontrol.api.inbox.ItemState.CANCELLED;
import static dev.missioncontrol.api.inbox.ItemState.COMPLETED;
import static dev.missioncontrol.api.inbox.ItemState.FAILED;
import static dev.missioncontrol.api.inbox.ItemState.PENDING;
import static dev.missioncontrol.api.inbox.ItemState.WORKING;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each event may take an item, and what it does to epoch, attempts and losses: the design's table once more. */
final class Moves {
    private static final int LOSSES_MAX = 3;
    private static final Set<ItemState> OPEN = Set.of(PENDING, ACKED, WORKING);
    private static final Set<ItemState> HELD = Set.of(ACKED, WORKING);

    private static final Map<String, Move> TABLE = Map.ofEntries(
            Map.entry("item.claimed", new Move(Set.of(PENDING), Set.of(ACKED), 1, Count.MORE, Count.SAME)),
            Map.entry("item.acked", new Move(Set.of(PENDING), Set.of(ACKED), 1, Count.MORE, Count.SAME)),
            Map.entry("item.started", new Move(Set.of(ACKED), Set.of(WORKING), 0, Count.SAME, Count.SAME)),
            Map.entry("item.completed", new Move(OPEN, Set.of(COMPLETED), 0, Count.SAME, Count.SAME)),
            Map.entry("item.failed", new Move(HELD, Set.of(PENDING, FAILED), 1, Count.SAME, Count.NONE)),
            Map.entry("item.lease-expired", new Move(HELD, Set.of(PENDING, FAILED), 0, Count.SAME, Count.MORE)),
            Map.entry("item.released", new Move(HELD, Set.of(PENDING), 1, Count.LESS, Count.NONE)),
            Map.entry("item.cancelled", new Move(OPEN, Set.of(CANCELLED), 1, Count.SAME, Count.SAME)),
            Map.entry("item.retried", new Move(Set.of(FAILED), Set.of(PENDING), 0, Count.NONE, Count.NONE)),
            Map.entry("item.adopted", new Move(HELD, HELD, 1, Count.SAME, Count.SAME)));

    private Moves() {}

    /** What becomes of a count. */
    enum Count {
        SAME,
        MORE,
        LESS,
        NONE;

        int after(int before) {
            return switch (this) {
                case SAME -> before;
                case MORE -> before + 1;
                case LESS -> before - 1;
                case NONE -> 0;
            };
        }
    }

    private record Move(Set<ItemState> from, Set<ItemState> to, int epochs, Count attempts, Count losses) {}

    /** Breaks unless the event may follow. */
    static void check(@Nullable Known before, Fact fact) {
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
                        && move.to().contains(fact.state())
                        && fact.epoch().value() == last.epoch().value() + move.epochs()
                        && fact.attempt() == move.attempts().after(last.attempt())
                        && fact.losses() == move.losses().after(last.losses())
                        && endsRightly(fact),
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
                fact.losses());
    }

    /** Poison, spent attempts and back-off. */
    private static boolean endsRightly(Fact fact) {
        boolean spent = fact.attempt() >= InboxItem.ATTEMPTS_MAX;
        return switch (fact.type()) {
            case "item.lease-expired" -> (fact.state() == FAILED) == (spent || fact.losses() >= LOSSES_MAX);
            case "item.failed" -> fact.state() == FAILED || (!spent && fact.notBefore() != null);
            default -> true;
        };
    }
}
