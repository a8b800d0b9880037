package dev.missioncontrol.api.asks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an open ask: its deadline, its default and its key.
 *
 * @param deadline the time at which the default is taken, or the ask escalates
 * @param defaultAnswer for a choice one of its options, for a text the text; no other kind may have one
 * @param dedupeKey while an ask of this kind with this key is open, asking again adds to it
 */
public record AskTerms(
        @Nullable Instant deadline,
        @Nullable String defaultAnswer,
        @Nullable String dedupeKey) {
    /** No deadline, no default, no key. */
    public static final AskTerms NONE = new AskTerms(null, null, null);

    /** Nothing but a dedupe key. */
    public static AskTerms deduped(String key) {
        return new AskTerms(null, null, key);
    }
}
