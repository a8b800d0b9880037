package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Checks;
import java.util.List;

/**
 * The question to a person, as its author puts it.
 *
 * @param need the question or request, on one line
 * @param context background that helps to answer
 * @param options for a choice: two or more
 */
public record AskQuestion(AskKind kind, String need, String context, List<String> options) {
    public AskQuestion {
        Checks.required(kind, "kind");
        Checks.required(need, "need");
        context = context == null ? "" : context;
        options = Checks.listed(options, "options", Integer.MAX_VALUE);
    }

    AskQuestion choosing(List<String> names) {
        return new AskQuestion(kind, need, context, names);
    }

    /** The same with this background. */
    public AskQuestion explained(String background) {
        return new AskQuestion(kind, need, background, options);
    }
}
