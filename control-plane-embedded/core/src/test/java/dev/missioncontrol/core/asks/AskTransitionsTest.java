package dev.missioncontrol.core.asks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.asks.AskTransitions.Verb;
import dev.missioncontrol.core.asks.AskTransitions.Who;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every state, everything that may happen, everybody who may try. */
final class AskTransitionsTest {
    private static final String DESIGN = """
            open | add | asker, system | open | ask.added
            open | answer | human | answered | ask.answered
            open | withdraw | human, author, system | withdrawn | ask.withdrawn
            open | snooze | human | open | ask.snoozed
            open | wake | human, system | open | ask.woken
            open | expire | system | expired | ask.expired
            open | escalate | system | open | ask.escalated""";

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Actor OWNER = Actor.parse("owner:laptop");

    private static ChangeTimes at(Instant time) {
        return new ChangeTimes(time, time, Version.NONE);
    }

    private static Ask ask(AskState state) {
        NewAsk asked = NewAsk.of(AskKind.TEXT, "what?").until(NOW.plusSeconds(60), "nothing");
        Ask open = AskFold.raised(
                new AskId("0".repeat(26)), AskEvent.raised(asked, null, false), OWNER, at(NOW.minusSeconds(60)));
        Ask snoozed = AskFold.after(
                open,
                AskEvent.of(EventType.ASK_SNOOZED, open).hidden(NOW.plusSeconds(5)),
                OWNER,
                at(NOW.minusSeconds(9)));
        return state == AskState.OPEN
                ? snoozed
                : AskFold.after(snoozed, AskEvent.of(type(state), snoozed).to(state), OWNER, at(NOW));
    }

    private static EventType type(AskState state) {
        return EventType.of("ask." + state.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void theTableIsTheDesigns() {
        assertThat(AskTransitions.print()).isEqualTo(DESIGN);
    }

    @Test
    void whatTheDesignAllowsHappensAndNothingElse() {
        for (AskState state : AskState.values()) {
            for (Verb verb : Verb.values()) {
                for (Who who : Who.values()) {
                    walk(ask(state), verb, who);
                }
            }
        }
    }

    private static void walk(Ask ask, Verb verb, Who who) {
        Optional<List<String>> line = DESIGN.lines()
                .map(one -> List.of(one.split(" \\| ", -1)))
                .filter(cells ->
                        cells.get(0).equals(word(ask.state())) && cells.get(1).equals(word(verb)))
                .filter(cells -> List.of(cells.get(2).split(", ", -1)).contains(word(who)))
                .findFirst();
        assertThat(AskTransitions.find(ask.state(), verb, EnumSet.of(who)).isPresent())
                .as("%s %s %s", ask.state(), verb, who)
                .isEqualTo(line.isPresent());
        AskCommand command = command(verb);
        if (command == null) {
            return;
        }
        AskRules.Decision decision = AskRules.decide(ask, command, EnumSet.of(who), NOW);
        if (line.isEmpty()) {
            assertThat(decision).as("%s %s %s", ask.state(), verb, who).isInstanceOf(AskRules.Decision.Refused.class);
            return;
        }
        Ask after = AskFold.after(ask, ((AskRules.Decision.Happens) decision).event(), OWNER, at(NOW));
        assertThat(word(after.state())).isEqualTo(line.get().get(3));
        assertThat(after.reply() != null).isEqualTo(verb == Verb.ANSWER);
        assertThat(after.status().snoozedUntil() != null).as("%s", verb).isEqualTo(verb == Verb.SNOOZE);
    }

    private static @Nullable AskCommand command(Verb verb) {
        return switch (verb) {
            case ANSWER -> new AskCommand.Answer(new Reply.Text("this"));
            case WITHDRAW -> new AskCommand.Withdraw("found it");
            case SNOOZE -> new AskCommand.Snooze(NOW.plusSeconds(30));
            case WAKE -> new AskCommand.Wake();
            case ADD, EXPIRE, ESCALATE -> null;
        };
    }

    @Test
    void timeBringsTheAskItsDefaultOrLetsItRiseAndNothingToAClosedOne() {
        Ask open = ask(AskState.OPEN);
        assertThat(AskRules.nextAt(open)).isEqualTo(NOW.plusSeconds(5));
        assertThat(AskRules.due(open, NOW)).isEmpty();
        assertThat(AskRules.due(open, NOW.plusSeconds(5)))
                .get()
                .extracting(AskEvent::type)
                .isEqualTo(EventType.ASK_WOKEN);
        assertThat(AskRules.due(open, NOW.plusSeconds(60)))
                .get()
                .extracting(AskEvent::type)
                .isEqualTo(EventType.ASK_EXPIRED);
        for (AskState state : EnumSet.complementOf(EnumSet.of(AskState.OPEN))) {
            assertThat(AskRules.due(ask(state), NOW.plusSeconds(90))).isEmpty();
            assertThat(AskRules.nextAt(ask(state))).isNull();
        }
    }

    @Test
    void aGrantingKindNeverHasADefaultHoweverItIsAsked() {
        for (AskKind kind : AskKind.values()) {
            NewAsk ask = new NewAsk(
                    new AskQuestion(kind, "may I?", "", kind == AskKind.CHOICE ? List.of("yes", "no") : List.of()),
                    null,
                    null,
                    null,
                    new AskTerms(NOW.plusSeconds(9), "yes", null),
                    false);
            if (kind == AskKind.CHOICE || kind == AskKind.TEXT) {
                AskChecks.ask(ask, NOW);
            } else {
                assertThatThrownBy(() -> AskChecks.ask(ask, NOW))
                        .isInstanceOfSatisfying(
                                ControlPlaneException.class,
                                e -> assertThat(e.type()).isEqualTo("default-not-allowed"));
            }
        }
    }

    @Test
    void anErasedAskIsStillAnAsk() {
        AskEvent raised = new AskEvent(
                EventType.ASK_RAISED,
                AskEvent.raised(NewAsk.of(AskKind.TEXT, "words"), null, false).data(),
                null);
        Ask erased = AskFold.raised(new AskId("0".repeat(26)), raised, OWNER, at(NOW));
        assertThat(erased.need()).isEqualTo("(erased)");
        Ask answered = AskFold.after(
                erased, AskEvent.of(EventType.ASK_ANSWERED, erased).to(AskState.ANSWERED), OWNER, at(NOW));
        assertThat(answered.reply()).isEqualTo(new Reply.Text("(erased)"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
