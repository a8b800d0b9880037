package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.asks.AskTransitions.Transition;
import dev.missioncontrol.core.asks.AskTransitions.Verb;
import dev.missioncontrol.core.asks.AskTransitions.Who;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes the effect of a command on an ask, which {@link AskTransitions} has to allow. Pure. */
final class AskRules {
    private AskRules() {}

    /** The decision on a command. */
    sealed interface Decision {
        /** The command is accepted with this event. */
        record Happens(AskEvent event) implements Decision {}

        /** The command would change nothing. */
        record Already() implements Decision {}

        /** The command is refused for this reason. */
        record Refused(String type, String why) implements Decision {}
    }

    /** Decides on a command of a caller with these relations to the ask. */
    static Decision decide(Ask ask, AskCommand command, Set<Who> who, Instant now) {
        Optional<Transition> row = AskTransitions.find(ask.state(), Verb.of(command), who);
        if (row.isEmpty()) {
            return refused(ask);
        }
        AskEvent event = AskEvent.of(row.get().event(), ask);
        return switch (command) {
            case AskCommand.Answer(Reply reply) -> {
                AskChecks.reply(ask, reply);
                yield happens(event.to(row.get().to()).saying(AskEvent.Body.reply(reply)));
            }
            case AskCommand.Withdraw(String reason) ->
                happens(event.to(row.get().to()).saying(AskEvent.Body.reason(reason)));
            case AskCommand.Snooze(Instant until) -> happens(event.hidden(future(until, now)));
            case AskCommand.Wake _ ->
                ask.status().snoozedUntil() == null ? new Decision.Already() : happens(event.hidden(null));
        };
    }

    private static Decision happens(AskEvent event) {
        return new Decision.Happens(event);
    }

    private static Decision refused(Ask ask) {
        if (ask.state() == AskState.OPEN) {
            return new Decision.Refused("not-yours", "Only a human may do that to an ask.");
        }
        String word = ask.state().name().toLowerCase(Locale.ROOT);
        return new Decision.Refused("already-" + word, "The ask is already " + word + ".");
    }

    private static Instant future(Instant time, Instant now) {
        if (!time.isAfter(now)) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-time", "An ask is snoozed until a time that is still to come.");
        }
        return time;
    }

    /** Adds a repeated ask to an open one; {@code holding} if an item waits for it now. */
    static AskEvent added(Ask ask, NewAsk more, boolean holding) {
        String words = more.need().equals(ask.need()) ? more.context() : more.need() + "\n" + more.context();
        return AskEvent.of(EventType.ASK_ADDED, ask)
                .again(holding, more.urgent(), sooner(ask, more.terms().deadline()))
                .saying(AskEvent.Body.addition(words.strip()));
    }

    /** Returns the earlier of two deadlines; a default with a deadline is taken at that deadline. */
    private static @Nullable Instant sooner(Ask ask, @Nullable Instant other) {
        Instant own = ask.terms().deadline();
        if (other == null || ask.terms().defaultAnswer() != null) {
            return own;
        }
        return own == null || other.isBefore(own) ? other : own;
    }

    /** Returns the event that is due by time; empty if there is none yet. */
    static Optional<AskEvent> due(Ask ask, Instant now) {
        if (ask.state() != AskState.OPEN) {
            return Optional.empty();
        }
        if (reached(deadlineAhead(ask), now)) {
            return Optional.of(
                    ask.terms().defaultAnswer() == null
                            ? escalated(ask)
                            : expired(ask, ask.terms().defaultAnswer()));
        }
        return reached(ask.status().snoozedUntil(), now)
                ? Optional.of(system(ask, Verb.WAKE).hidden(null))
                : Optional.empty();
    }

    /** Returns the time of the next event that is due by time; absent if there is none. */
    static @Nullable Instant nextAt(Ask ask) {
        Instant deadline = deadlineAhead(ask);
        Instant wake = ask.state() == AskState.OPEN ? ask.status().snoozedUntil() : null;
        if (deadline == null || wake == null) {
            return deadline == null ? wake : deadline;
        }
        return deadline.isBefore(wake) ? deadline : wake;
    }

    /** The deadline of an escalated ask without a default has no further effect. */
    private static @Nullable Instant deadlineAhead(Ask ask) {
        boolean over = ask.state() != AskState.OPEN
                || (ask.status().escalated() && ask.terms().defaultAnswer() == null);
        return over ? null : ask.terms().deadline();
    }

    private static boolean reached(@Nullable Instant time, Instant now) {
        return time != null && !now.isBefore(time);
    }

    private static AskEvent escalated(Ask ask) {
        return system(ask, Verb.ESCALATE).risen();
    }

    private static AskEvent expired(Ask ask, String answer) {
        Reply reply = ask.kind() == AskKind.CHOICE ? new Reply.Chosen(answer, null) : new Reply.Text(answer);
        return system(ask, Verb.EXPIRE).to(AskState.EXPIRED).saying(AskEvent.Body.reply(reply));
    }

    /** Withdraws an ask that the control plane knows to be unneeded. */
    static AskEvent withdrawn(Ask ask, String why) {
        return system(ask, Verb.WITHDRAW).to(AskState.WITHDRAWN).saying(AskEvent.Body.reason(why));
    }

    private static AskEvent system(Ask ask, Verb verb) {
        return AskTransitions.find(ask.state(), verb, EnumSet.of(Who.SYSTEM))
                .map(transition -> AskEvent.of(transition.event(), ask))
                .orElseThrow(() -> new IllegalStateException("an ask that is " + ask.state() + " cannot " + verb));
    }
}
