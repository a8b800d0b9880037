package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.audit.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state machine of an ask as one table: the verbs on an open ask, the callers allowed, and the state after it.
 * Everything else is refused.
 */
final class AskTransitions {
    private AskTransitions() {}

    /** The verbs on an ask. */
    enum Verb {
        /** The same is asked again. */
        ADD,
        ANSWER,
        WITHDRAW,
        SNOOZE,
        WAKE,
        /** Its deadline has passed and its default is taken. */
        EXPIRE,
        /** The ask escalates. */
        ESCALATE;

        static Verb of(AskCommand command) {
            return switch (command) {
                case AskCommand.Answer _ -> ANSWER;
                case AskCommand.Withdraw _ -> WITHDRAW;
                case AskCommand.Snooze _ -> SNOOZE;
                case AskCommand.Wake _ -> WAKE;
            };
        }
    }

    /** The relations of a caller to an ask. */
    enum Who {
        HUMAN,
        /** The one that raised it. */
        AUTHOR,
        /** Any caller that may raise asks. */
        ASKER,
        SYSTEM
    }

    /** One line of the table. */
    record Transition(AskState from, Verb verb, Set<Who> by, AskState to, EventType event) {}

    static final List<Transition> ROWS = List.of(
            open(Verb.ADD, EnumSet.of(Who.ASKER, Who.SYSTEM), AskState.OPEN, EventType.ASK_ADDED),
            open(Verb.ANSWER, EnumSet.of(Who.HUMAN), AskState.ANSWERED, EventType.ASK_ANSWERED),
            open(
                    Verb.WITHDRAW,
                    EnumSet.of(Who.HUMAN, Who.AUTHOR, Who.SYSTEM),
                    AskState.WITHDRAWN,
                    EventType.ASK_WITHDRAWN),
            open(Verb.SNOOZE, EnumSet.of(Who.HUMAN), AskState.OPEN, EventType.ASK_SNOOZED),
            open(Verb.WAKE, EnumSet.of(Who.HUMAN, Who.SYSTEM), AskState.OPEN, EventType.ASK_WOKEN),
            open(Verb.EXPIRE, EnumSet.of(Who.SYSTEM), AskState.EXPIRED, EventType.ASK_EXPIRED),
            open(Verb.ESCALATE, EnumSet.of(Who.SYSTEM), AskState.OPEN, EventType.ASK_ESCALATED));

    private static Transition open(Verb verb, Set<Who> by, AskState to, EventType event) {
        return new Transition(AskState.OPEN, verb, by, to, event);
    }

    /** Finds the line that allows the verb. */
    static Optional<Transition> find(AskState state, Verb verb, Set<Who> who) {
        return ROWS.stream()
                .filter(transition -> transition.from == state && transition.verb == verb)
                .filter(transition -> transition.by.stream().anyMatch(who::contains))
                .findFirst();
    }

    /** Prints the table as text, one line each. */
    static String print() {
        return ROWS.stream()
                .map(transition -> String.join(
                        " | ",
                        word(transition.from),
                        word(transition.verb),
                        transition.by.stream().map(AskTransitions::word).collect(Collectors.joining(", ")),
                        word(transition.to),
                        transition.event.wire()))
                .collect(Collectors.joining("\n"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
