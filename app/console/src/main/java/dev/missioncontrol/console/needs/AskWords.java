package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.words.Ages;
import dev.missioncontrol.console.words.Fact;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Describes asks in words. */
final class AskWords {
    private AskWords() {}

    static String kind(Ask ask) {
        return ask.kind().name().toLowerCase(Locale.ROOT);
    }

    static Sign sign(Ask ask, Instant now) {
        return switch (ask.state()) {
            case OPEN -> {
                if (snoozed(ask, now)) {
                    yield new Sign("sign-note", "snoozed");
                }
                yield new Sign(ask.status().escalated() ? "sign-overdue" : "sign-waiting", kind(ask));
            }
            case ANSWERED -> new Sign("sign-completed", "answered");
            case WITHDRAWN -> new Sign("sign-cancelled", "withdrawn");
            case EXPIRED -> new Sign("sign-completed", "default taken");
        };
    }

    static boolean snoozed(Ask ask, Instant now) {
        Instant until = ask.status().snoozedUntil();
        return until != null && until.isAfter(now);
    }

    /** Names the agent that needs the answer, or else the person who raised the ask. */
    static String who(Ask ask) {
        return VisibleText.line(
                ask.agent() == null ? ask.author().toString() : ask.agent().value());
    }

    /** Returns for example {@code 3 items}; empty when no work waits. */
    static String holdsUp(Ask ask) {
        return ask.holdsUp() == 0 ? "" : Numbers.count(ask.holdsUp(), "item");
    }

    /** Returns the time left; {@code over} once the deadline has passed. */
    static String deadline(Ask ask, Instant now, TimeMode mode) {
        Instant deadline = ask.terms().deadline();
        if (deadline == null) {
            return "";
        }
        return switch (mode) {
            case RELATIVE -> deadline.isAfter(now) ? "in " + Ages.of(Duration.between(now, deadline)) : "over";
            case LOCAL, UTC -> mode.text(deadline, now);
        };
    }

    static List<Fact> facts(Ask ask, Instant now, TimeMode mode) {
        Fact.Sheet sheet = new Fact.Sheet(now, mode)
                .add("Agent", ask.agent() == null ? null : ask.agent().value())
                .add("Asked by", ask.author().toString())
                .add("Holds up", holdsUp(ask))
                .add("Asked", ask.status().times() > 1 ? ask.status().times() + " times" : null)
                .time("Since", ask.dates().createdAt())
                .time("Deadline", ask.terms().deadline())
                .add("Otherwise", ask.terms().defaultAnswer());
        if (snoozed(ask, now)) {
            sheet.time("Snoozed", ask.status().snoozedUntil());
        }
        Reply reply = ask.reply();
        return sheet.add("Answer", reply == null ? null : reply.inWords())
                .add(
                        "Answered by",
                        ask.result().repliedBy() == null
                                ? null
                                : ask.result().repliedBy().toString())
                .add("Reason", ask.result().reason())
                .facts();
    }
}
