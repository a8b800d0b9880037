package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.api.text.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the text that a person typed into the reply that the kind of the ask requires. */
final class Replies {
    private static final Pattern REFERENCE = Pattern.compile("(.+)@(\\d{1,9})");

    private Replies() {}

    static Reply of(Ask ask, String answer, @Nullable String words) {
        return switch (ask.kind()) {
            case APPROVAL, ACCESS -> new Reply.Verdict(granted(answer), words);
            case CHOICE -> new Reply.Chosen(option(ask, answer), words);
            case TEXT ->
                new Reply.Text(LongText.within(words == null ? answer : answer + "\n" + words, Reply.WORDS_MAX));
            case SECRET -> reference(answer);
            case TASK -> done(answer, words);
        };
    }

    private static boolean granted(String answer) {
        return switch (answer) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong("This ask needs the answer yes or no.");
        };
    }

    private static String option(Ask ask, String answer) {
        if (!ask.options().contains(answer)) {
            throw wrong("This ask needs one of: " + VisibleText.line(String.join(", ", ask.options())) + ".");
        }
        return answer;
    }

    private static Reply reference(String answer) {
        Matcher reference = REFERENCE.matcher(answer);
        if (!reference.matches()) {
            throw wrong("This ask needs a secret's name and version, like deploy-key@3; never its value.");
        }
        return new Reply.SecretReference(reference.group(1), Integer.parseInt(reference.group(2)));
    }

    private static Reply done(String answer, @Nullable String words) {
        if (!answer.equals("done")) {
            throw wrong("This ask needs the answer done; add a note with --words.");
        }
        return new Reply.Done(words);
    }

    private static ControlPlaneException wrong(String message) {
        return new ControlPlaneException(Category.INVALID, "invalid-answer", message);
    }
}
