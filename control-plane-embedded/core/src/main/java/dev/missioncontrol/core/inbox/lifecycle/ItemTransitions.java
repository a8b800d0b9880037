package dev.missioncontrol.core.inbox.lifecycle;

import static dev.missioncontrol.api.inbox.ItemState.ACKED;
import static dev.missioncontrol.api.inbox.ItemState.FAILED;
import static dev.missioncontrol.api.inbox.ItemState.PENDING;
import static dev.missioncontrol.api.inbox.ItemState.WAITING;
import static dev.missioncontrol.api.inbox.ItemState.WORKING;

import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of an item as one table: for each state, the verbs and callers allowed, and the effect on state,
 * hold, epoch, attempt and losses. Everything else is refused. {@link #print} shows it to people.
 */
public final class ItemTransitions {
    private ItemTransitions() {}

    /** The verbs on an item. */
    public enum Verb {
        CLAIM,
        ACK,
        START_WORK,
        RENEW,
        PROGRESS,
        NOTE,
        LINK_PR,
        COMPLETE,
        FAIL,
        EXPIRE,
        ASK,
        ANSWER,
        RESUME,
        RELEASE,
        ADOPT,
        REASSIGN,
        RELABEL,
        CANCEL,
        RETRY,
        /** Another item is to come after it. */
        AWAIT,
        /** It no longer waits for another item. */
        UNBLOCK,
        /** Its not-before time, or the end of its first offer, has come. */
        DUE,
        /** Its deadline has passed. */
        OVERDUE,
        /** A human is asked about it, and it goes on. */
        CONSULT,
        /** A completion that is refused leaves its result as a note. */
        KEEP;

        static Verb of(ItemCommand command) {
            return switch (command) {
                case ItemCommand.Ack _ -> ACK;
                case ItemCommand.StartWork _ -> START_WORK;
                case ItemCommand.Complete _ -> COMPLETE;
                case ItemCommand.Fail _ -> FAIL;
                case ItemCommand.Release _ -> RELEASE;
                case ItemCommand.Cancel _ -> CANCEL;
                case ItemCommand.Retry _ -> RETRY;
                case ItemCommand.Note _ -> NOTE;
                case ItemCommand.LinkPr _ -> LINK_PR;
                case ItemCommand.Reassign _ -> REASSIGN;
                case ItemCommand.Relabel _ -> RELABEL;
                case ItemCommand.Unblock _ -> UNBLOCK;
                case ItemCommand.Adopt _ -> ADOPT;
            };
        }
    }

    /** The relations of a caller to an item. */
    enum Who {
        HOLDER,
        /** Held it last, and it was not held since. */
        LAST_HOLDER,
        RUNTIME,
        CLASSIC,
        OPERATOR,
        SYSTEM;

        static Set<Who> of(InboxItem item, Caller caller) {
            Who kind = switch (caller) {
                case Caller.Operator _ -> OPERATOR;
                case Caller.OfRuntime _ -> RUNTIME;
                case Caller.Classic _ -> CLASSIC;
                case Caller.Itself _ -> SYSTEM;
            };
            boolean held =
                    item.status().holder() != null && caller.held(item.status().holder());
            return held ? EnumSet.of(kind, item.state().held() ? HOLDER : LAST_HOLDER) : EnumSet.of(kind);
        }
    }

    /** The state after. */
    enum To {
        SAME,
        PENDING,
        ACKED,
        WORKING,
        WAITING,
        COMPLETED,
        CANCELLED,
        /** Pending, after a failure once its back-off is over; failed when no attempt is left or none would help. */
        PENDING_OR_FAILED
    }

    /** The effect on the hold. */
    enum Hold {
        /** Unchanged, together with the delay of an offer. */
        KEPT,
        /** The same holder, for a full term. */
        RENEWED,
        /** The caller holds it now. */
        TAKEN,
        /** Ends; the holder is remembered. */
        ENDS,
        /** Ends; no late completion is accepted. */
        CLEARED
    }

    /** The effect on a number; attempts given back never fall below zero. */
    enum Count {
        SAME,
        UP,
        BACK,
        ZERO
    }

    /** One line of the table. {@code event} is absent if there is nothing to record. */
    record Transition(
            Set<ItemState> from,
            Verb verb,
            Set<Who> by,
            To to,
            Hold hold,
            Count epoch,
            Count attempt,
            Count losses,
            @Nullable EventType event) {}

    private static final Set<ItemState> HELD = EnumSet.of(ACKED, WORKING);
    private static final Set<ItemState> OPEN = EnumSet.of(PENDING, ACKED, WORKING, WAITING);
    private static final Set<ItemState> UNFINISHED = EnumSet.of(PENDING, ACKED, WORKING, WAITING, FAILED);
    private static final Set<ItemState> ALL = EnumSet.allOf(ItemState.class);
    private static final Set<ItemState> IDLE = EnumSet.of(PENDING, WAITING);

    private static final Set<Who> HOLDER = EnumSet.of(Who.HOLDER);
    private static final Set<Who> OPERATOR = EnumSet.of(Who.OPERATOR);
    private static final Set<Who> SYSTEM = EnumSet.of(Who.SYSTEM);
    private static final Set<Who> STEERING = EnumSet.of(Who.HOLDER, Who.OPERATOR);
    private static final Set<Who> LATE = EnumSet.of(Who.LAST_HOLDER, Who.CLASSIC, Who.OPERATOR);
    private static final Set<Who> WORKERS = EnumSet.of(Who.HOLDER, Who.LAST_HOLDER, Who.RUNTIME, Who.CLASSIC);

    private static final @Nullable EventType NO_EVENT = null;

    static final List<Transition> ROWS = List.of(
            row(PENDING, Verb.CLAIM, Who.RUNTIME, taken(To.ACKED, Count.UP), EventType.ITEM_CLAIMED),
            row(PENDING, Verb.ACK, Who.CLASSIC, taken(To.ACKED, Count.UP), EventType.ITEM_ACKED),
            row(HELD, Verb.ACK, HOLDER, same(Hold.RENEWED), NO_EVENT),
            row(EnumSet.of(ACKED), Verb.START_WORK, HOLDER, kept(To.WORKING), EventType.ITEM_STARTED),
            row(EnumSet.of(WORKING), Verb.START_WORK, HOLDER, same(Hold.KEPT), NO_EVENT),
            row(HELD, Verb.RENEW, HOLDER, same(Hold.RENEWED), NO_EVENT),
            row(HELD, Verb.PROGRESS, HOLDER, same(Hold.RENEWED), NO_EVENT),
            row(HELD, Verb.NOTE, HOLDER, same(Hold.RENEWED), EventType.ITEM_NOTED),
            row(OPEN, Verb.NOTE, OPERATOR, same(Hold.KEPT), EventType.ITEM_NOTED),
            row(HELD, Verb.LINK_PR, HOLDER, same(Hold.RENEWED), EventType.ITEM_LINKED),
            row(OPEN, Verb.LINK_PR, OPERATOR, same(Hold.KEPT), EventType.ITEM_LINKED),
            row(HELD, Verb.COMPLETE, STEERING, ending(To.COMPLETED, Count.SAME), EventType.ITEM_COMPLETED),
            row(EnumSet.of(PENDING), Verb.COMPLETE, LATE, ending(To.COMPLETED, Count.SAME), EventType.ITEM_COMPLETED),
            new Transition(
                    HELD,
                    Verb.FAIL,
                    STEERING,
                    To.PENDING_OR_FAILED,
                    Hold.CLEARED,
                    Count.UP,
                    Count.SAME,
                    Count.ZERO,
                    EventType.ITEM_FAILED),
            new Transition(
                    HELD,
                    Verb.EXPIRE,
                    SYSTEM,
                    To.PENDING_OR_FAILED,
                    Hold.ENDS,
                    Count.SAME,
                    Count.SAME,
                    Count.UP,
                    EventType.ITEM_LEASE_EXPIRED),
            row(HELD, Verb.ASK, STEERING, givenBack(To.WAITING, Count.BACK), EventType.ITEM_SUSPENDED),
            row(OPEN, Verb.ANSWER, SYSTEM, same(Hold.KEPT), EventType.ITEM_ANSWERED),
            row(EnumSet.of(WAITING), Verb.RESUME, SYSTEM, kept(To.PENDING), EventType.ITEM_RESUMED),
            row(HELD, Verb.RELEASE, STEERING, givenBack(To.PENDING, Count.BACK), EventType.ITEM_RELEASED),
            row(HELD, Verb.ADOPT, HOLDER, taken(To.SAME, Count.SAME), EventType.ITEM_ADOPTED),
            row(HELD, Verb.REASSIGN, STEERING, givenBack(To.PENDING, Count.BACK), EventType.ITEM_REASSIGNED),
            row(IDLE, Verb.REASSIGN, OPERATOR, givenBack(To.PENDING, Count.SAME), EventType.ITEM_REASSIGNED),
            row(OPEN, Verb.RELABEL, OPERATOR, same(Hold.KEPT), EventType.ITEM_LABELLED),
            row(OPEN, Verb.CANCEL, OPERATOR, ending(To.CANCELLED, Count.UP), EventType.ITEM_CANCELLED),
            new Transition(
                    EnumSet.of(FAILED),
                    Verb.RETRY,
                    OPERATOR,
                    To.PENDING,
                    Hold.CLEARED,
                    Count.SAME,
                    Count.ZERO,
                    Count.ZERO,
                    EventType.ITEM_RETRIED),
            row(UNFINISHED, Verb.AWAIT, SYSTEM, same(Hold.KEPT), EventType.ITEM_AWAITED),
            row(OPEN, Verb.UNBLOCK, EnumSet.of(Who.OPERATOR, Who.SYSTEM), same(Hold.KEPT), EventType.ITEM_UNBLOCKED),
            row(EnumSet.of(PENDING), Verb.DUE, SYSTEM, same(Hold.CLEARED), EventType.ITEM_DUE),
            row(OPEN, Verb.OVERDUE, SYSTEM, same(Hold.KEPT), EventType.ITEM_OVERDUE),
            row(OPEN, Verb.CONSULT, SYSTEM, same(Hold.KEPT), EventType.ITEM_ASKED),
            row(ALL, Verb.KEEP, WORKERS, same(Hold.KEPT), EventType.ITEM_NOTED));

    /** The right half of a line. */
    private record Effect(To to, Hold hold, Count epoch, Count attempt, Count losses) {}

    private static Effect same(Hold hold) {
        return new Effect(To.SAME, hold, Count.SAME, Count.SAME, Count.SAME);
    }

    private static Effect kept(To to) {
        return new Effect(to, Hold.KEPT, Count.SAME, Count.SAME, Count.SAME);
    }

    private static Effect taken(To to, Count attempt) {
        return new Effect(to, Hold.TAKEN, Count.UP, attempt, Count.SAME);
    }

    private static Effect ending(To to, Count epoch) {
        return new Effect(to, Hold.ENDS, epoch, Count.SAME, Count.SAME);
    }

    private static Effect givenBack(To to, Count attempt) {
        return new Effect(to, Hold.CLEARED, Count.UP, attempt, Count.ZERO);
    }

    private static Transition row(ItemState from, Verb verb, Who by, Effect effect, @Nullable EventType event) {
        return row(EnumSet.of(from), verb, EnumSet.of(by), effect, event);
    }

    private static Transition row(
            Set<ItemState> from, Verb verb, Set<Who> by, Effect effect, @Nullable EventType event) {
        return new Transition(
                from, verb, by, effect.to, effect.hold, effect.epoch, effect.attempt, effect.losses, event);
    }

    private static final Map<Verb, List<Transition>> BY_VERB = ROWS.stream()
            .collect(Collectors.groupingBy(Transition::verb, () -> new EnumMap<>(Verb.class), Collectors.toList()));

    /** Finds the line that allows the verb. */
    static Optional<Transition> find(ItemState state, Verb verb, Set<Who> who) {
        for (Transition transition : BY_VERB.getOrDefault(verb, List.of())) {
            if (transition.from.contains(state) && !Collections.disjoint(transition.by, who)) {
                return Optional.of(transition);
            }
        }
        return Optional.empty();
    }

    /** Prints the table as text, one line each. */
    static String print() {
        return ROWS.stream().map(ItemTransitions::line).collect(Collectors.joining("\n"));
    }

    private static String line(Transition transition) {
        return String.join(
                " | ",
                words(transition.from),
                word(transition.verb),
                words(transition.by),
                word(transition.to),
                word(transition.hold),
                word(transition.epoch),
                word(transition.attempt),
                word(transition.losses),
                transition.event == null ? "-" : transition.event.wire());
    }

    private static String words(Set<? extends Enum<?>> values) {
        return values.size() == ItemState.values().length && values.equals(ALL)
                ? "any"
                : values.stream().map(ItemTransitions::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
