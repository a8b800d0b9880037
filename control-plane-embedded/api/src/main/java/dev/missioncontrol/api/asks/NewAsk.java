package dev.missioncontrol.api.asks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ask as its author writes it.
 *
 * @param item the item that cannot go on without the answer; only its holder or an operator may say so
 * @param epoch the epoch of the holder's lease on that item
 * @param agent the agent that needs it, unless it is the item's
 * @param urgent escalated from the beginning
 */
public record NewAsk(
        @JsonUnwrapped AskQuestion question,
        @Nullable ItemId item,
        @Nullable Epoch epoch,
        @Nullable AgentName agent,
        @JsonUnwrapped AskTerms terms,
        boolean urgent) {
    static final int OPTION_LENGTH_MAX = 1024;

    public static final int CONTEXT_MAX = SizeLimits.BODY;

    private static final int OPTIONS_MAX = 32;

    public NewAsk {
        Checks.text(question.need(), "need", SizeLimits.TITLE);
        Checks.storable(question.context(), "context", CONTEXT_MAX);
        Checks.listed(question.options(), "options", OPTIONS_MAX)
                .forEach(option -> Checks.text(option, "option", OPTION_LENGTH_MAX));
        if (terms.defaultAnswer() != null) {
            Checks.text(terms.defaultAnswer(), "defaultAnswer", Reply.WORDS_MAX);
        }
        if (terms.dedupeKey() != null) {
            Checks.text(terms.dedupeKey(), "dedupeKey", 200);
        }
        terms = new AskTerms(Checks.moment(terms.deadline(), "deadline"), terms.defaultAnswer(), terms.dedupeKey());
    }

    /** The smallest ask: a kind and a need. */
    public static NewAsk of(AskKind kind, String need) {
        return new NewAsk(new AskQuestion(kind, need, "", List.of()), null, null, null, AskTerms.NONE, false);
    }

    public AskKind kind() {
        return question.kind();
    }

    public String need() {
        return question.need();
    }

    public String context() {
        return question.context();
    }

    /** The same with this background. */
    public NewAsk explained(String background) {
        return new NewAsk(question.explained(background), item, epoch, agent, terms, urgent);
    }

    /** The same about an item, for the agent that needs it. */
    public NewAsk about(@Nullable ItemId theItem, @Nullable AgentName theAgent) {
        return new NewAsk(question, theItem, epoch, theAgent, terms, urgent);
    }

    /** The same for an item that waits for it, with the epoch of the caller's lease. */
    public NewAsk holding(ItemId theItem, @Nullable Epoch theEpoch) {
        return new NewAsk(question, theItem, theEpoch, agent, terms, urgent);
    }

    /** The same with options to choose from. */
    public NewAsk choosing(String... names) {
        return new NewAsk(question.choosing(List.of(names)), item, epoch, agent, terms, urgent);
    }

    /** The same with a deadline and a default answer for it. */
    public NewAsk until(@Nullable Instant end, @Nullable String otherwise) {
        return new NewAsk(question, item, epoch, agent, new AskTerms(end, otherwise, terms.dedupeKey()), urgent);
    }

    /** The same with this dedupe key. */
    public NewAsk deduped(@Nullable String key) {
        AskTerms keyed = new AskTerms(terms.deadline(), terms.defaultAnswer(), key);
        return new NewAsk(question, item, epoch, agent, keyed, urgent);
    }

    /** The same, escalated from the beginning or not. */
    public NewAsk urgent(boolean escalated) {
        return new NewAsk(question, item, epoch, agent, terms, escalated);
    }
}
