package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events a page shows; what is absent does not narrow it.
 *
 * @param actor as {@link dev.missioncontrol.api.Actor#toString()}, or the kind alone
 * @param type whole, or a prefix ending in a dot ({@code item.})
 * @param subject whole
 * @param from not before this time
 * @param to before this time
 * @param words each must begin a word of the event's data, subject or, for those who may read it, body
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String words) {
    /** Every event. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null);

    private static final int WORDS_MAX = 500;

    public AuditFilter {
        if (words != null) {
            Checks.atMost(words, "words", WORDS_MAX);
        }
    }

    /** By actor, type and subject alone. */
    public AuditFilter(@Nullable String actor, @Nullable String type, @Nullable String subject) {
        this(actor, type, subject, null, null, null);
    }

    /** Only events with these words in them. */
    public static AuditFilter words(String words) {
        return new AuditFilter(null, null, null, null, null, words);
    }

    /** Whether nothing but the subject narrows it. */
    public boolean onlySubject() {
        return subject != null && actor == null && type == null && from == null && to == null && !hasWords();
    }

    /** Whether words narrow it. */
    public boolean hasWords() {
        return words != null && !words.isBlank();
    }
}
