package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects the events of a page; absent criteria do not narrow it.
 *
 * @param actor as {@link dev.missioncontrol.api.Actor#toString()}, or the role alone
 * @param type whole, or a prefix ending in a dot ({@code item.})
 * @param subject whole
 * @param from not before this time
 * @param to before this time
 * @param words each must begin a word of the event's data, subject or, for readers who may see it, body
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String words) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null);

    private static final int WORDS_MAX = 500;

    public AuditFilter {
        if (words != null) {
            Checks.atMost(words, "words", WORDS_MAX);
        }
    }

    /** Selects by actor, type and subject alone. */
    public AuditFilter(@Nullable String actor, @Nullable String type, @Nullable String subject) {
        this(actor, type, subject, null, null, null);
    }

    /** Selects events that contain these words. */
    public static AuditFilter words(String words) {
        return new AuditFilter(null, null, null, null, null, words);
    }

    /** Returns whether the subject is the only criterion. */
    public boolean onlySubject() {
        return subject != null && actor == null && type == null && from == null && to == null && !hasWords();
    }

    /** Returns whether there are search words. */
    public boolean hasWords() {
        return words != null && !words.isBlank();
    }
}
