package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ask as its author writes it.
 *
 * @param need the question or request, on one line
 * @param context background that helps to answer
 * @param options for a choice: two or more
 * @param item the item that cannot go on without the answer; only its holder or an operator may say so
 * @param epoch the epoch of the holder's lease on that item
 * @param agent the agent that needs it, unless it is the item's
 * @param deadline the time at which the default is taken, or the ask escalates
 * @param defaultAnswer for a choice one of its options, for a text the text; no other kind may have one
 * @param dedupeKey while an ask of this kind with this key is open, asking again adds to it
 * @param urgent escalated from the beginning
 */
public record NewAsk(
        AskKind kind,
        String need,
        String context,
        List<String> options,
        @Nullable ItemId item,
        @Nullable Epoch epoch,
        @Nullable AgentName agent,
        @Nullable Instant deadline,
        @Nullable String defaultAnswer,
        @Nullable String dedupeKey,
        boolean urgent) {
    static final int OPTION_LENGTH_MAX = 1024;

    public static final int CONTEXT_MAX = 256 * 1024;

    private static final int OPTIONS_MAX = 32;

    public NewAsk {
        Checks.required(kind, "kind");
        Checks.text(need, "need", 2048);
        context = Checks.storable(context == null ? "" : context, "context", CONTEXT_MAX);
        options = Checks.listed(options, "options", OPTIONS_MAX);
        options.forEach(option -> Checks.text(option, "option", OPTION_LENGTH_MAX));
        deadline = Checks.moment(deadline, "deadline");
        if (defaultAnswer != null) {
            Checks.text(defaultAnswer, "defaultAnswer", Reply.WORDS_MAX);
        }
        if (dedupeKey != null) {
            Checks.text(dedupeKey, "dedupeKey", 200);
        }
    }

    /** The smallest ask: a kind and a need. */
    public static NewAsk of(AskKind kind, String need) {
        return new NewAsk(kind, need, "", List.of(), null, null, null, null, null, null, false);
    }

    /** The same for an item that waits for it, with the epoch of the caller's lease. */
    public NewAsk holding(ItemId theItem, @Nullable Epoch theEpoch) {
        return new NewAsk(
                kind, need, context, options, theItem, theEpoch, agent, deadline, defaultAnswer, dedupeKey, urgent);
    }

    /** The same with options to choose from. */
    public NewAsk choosing(String... names) {
        return new NewAsk(
                kind, need, context, List.of(names), item, epoch, agent, deadline, defaultAnswer, dedupeKey, urgent);
    }

    /** The same with a deadline and a default answer for it. */
    public NewAsk until(Instant end, @Nullable String otherwise) {
        return new NewAsk(kind, need, context, options, item, epoch, agent, end, otherwise, dedupeKey, urgent);
    }

    /** The same with this dedupe key. */
    public NewAsk deduped(String key) {
        return new NewAsk(kind, need, context, options, item, epoch, agent, deadline, defaultAnswer, key, urgent);
    }
}
