package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.text.TextRules;
import java.time.Instant;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Checks an ask and its answer against the ask's kind; every refusal is {@code INVALID} with its own type. Pure. */
final class AskChecks {
    private static final int OPTIONS_MIN = 2;
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

    private AskChecks() {}

    /** Refuses an ask that cannot be answered, or whose default would grant what only a human may grant. */
    static void ask(NewAsk ask, Instant now) {
        TextRules.requireLine("need", ask.need());
        TextRules.requireStrict(ask.agent());
        boolean choice = ask.kind() == AskKind.CHOICE;
        refuseIf(
                choice && (ask.question().options().size() < OPTIONS_MIN || twice(ask)),
                "invalid-options",
                "A choice has two or more options, each of them once.");
        refuseIf(!choice && !ask.question().options().isEmpty(), "invalid-options", "Only a choice has options.");
        refuseIf(
                ask.terms().deadline() != null && !ask.terms().deadline().isAfter(now),
                "invalid-deadline",
                "The deadline (deadline, " + ask.terms().deadline() + ") has passed: it is " + now
                        + " here. Give a later one, or none.");
        defaultAnswer(ask);
    }

    private static boolean twice(NewAsk ask) {
        return new HashSet<>(ask.question().options()).size()
                < ask.question().options().size();
    }

    private static void defaultAnswer(NewAsk ask) {
        if (ask.terms().defaultAnswer() == null) {
            return;
        }
        refuseIf(
                !ask.kind().mayHaveDefault(),
                "default-not-allowed",
                "Only a choice or a text may have a default; whatever grants something is granted by a human.");
        refuseIf(
                ask.terms().deadline() == null,
                "invalid-default",
                "A default is taken at the deadline, so there must be a deadline.");
        refuseIf(
                ask.kind() == AskKind.CHOICE
                        && !ask.question().options().contains(ask.terms().defaultAnswer()),
                "invalid-default",
                "The default of a choice must be one of its options.");
    }

    /** Refuses an answer that does not fit the ask's kind. */
    static void reply(Ask ask, Reply reply) {
        boolean fits = switch (ask.kind()) {
            case APPROVAL, ACCESS -> reply instanceof Reply.Verdict;
            case CHOICE ->
                reply instanceof Reply.Chosen(String option, var _)
                        && ask.options().contains(option);
            case TEXT -> reply instanceof Reply.Text;
            case SECRET ->
                reply instanceof Reply.SecretReference(String name, int _)
                        && SECRET_NAME.matcher(name).matches();
            case TASK -> reply instanceof Reply.Done;
        };
        refuseIf(!fits, "invalid-answer", expected(ask.kind()));
    }

    private static String expected(AskKind kind) {
        return switch (kind) {
            case APPROVAL -> "An approval is answered with a verdict: granted or not.";
            case ACCESS -> "An access is answered with a verdict: granted or not.";
            case CHOICE -> "A choice is answered with one of its options, exactly as it is written.";
            case TEXT -> "A text is answered with a text.";
            case SECRET ->
                "A secret is answered with the name and version under which it is kept, never with its value.";
            case TASK -> "A task is answered with done.";
        };
    }

    private static void refuseIf(boolean broken, String type, String message) {
        if (broken) {
            throw new ControlPlaneException(Category.INVALID, type, message);
        }
    }
}
