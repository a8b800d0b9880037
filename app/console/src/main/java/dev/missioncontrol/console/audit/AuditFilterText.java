package dev.missioncontrol.console.audit;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.filter.FilterText;
import dev.missioncontrol.console.words.EventWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses the audit view's filter: {@code actor:owner action:item. subject:item:… words}. The control plane filters by
 * the pairs; the words are matched here.
 */
record AuditFilterText(AuditFilter filter, List<String> words) {
    static final Set<String> KEYS = Set.of("actor", "action", "subject");
    static final AuditFilterText ALL = new AuditFilterText(AuditFilter.ALL, List.of());

    static AuditFilterText parse(String text) throws FilterProblem {
        FilterText parsed = FilterText.parse(text, KEYS);
        AuditFilter filter = new AuditFilter(
                parsed.value("actor").orElse(null),
                parsed.value("action").orElse(null),
                parsed.value("subject").orElse(null));
        return new AuditFilterText(
                filter,
                parsed.words().stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** Tells whether a live event belongs on the page, by the rules of {@link AuditFilter}. */
    boolean shows(AuditEvent event) {
        return actor(event) && type(event) && subject(event) && saysAllWords(event);
    }

    boolean saysAllWords(AuditEvent event) {
        if (words.isEmpty()) {
            return true;
        }
        String text = String.join(
                        " ",
                        EventSentences.of(event),
                        event.type(),
                        event.actor().toString(),
                        event.subject(),
                        EventWords.summary(event))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private boolean actor(AuditEvent event) {
        String wanted = filter.actor();
        String actor = event.actor().toString();
        return wanted == null || actor.equals(wanted) || (wanted.indexOf(':') < 0 && actor.startsWith(wanted + ":"));
    }

    private boolean type(AuditEvent event) {
        String wanted = filter.type();
        return wanted == null
                || event.type().equals(wanted)
                || (wanted.endsWith(".") && event.type().startsWith(wanted));
    }

    private boolean subject(AuditEvent event) {
        return filter.subject() == null || filter.subject().equals(event.subject());
    }
}
