package dev.missioncontrol.cli.audit;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints an event on one line. Foreign text can neither end the line nor imitate another event. */
final class EventLine {
    private EventLine() {}

    static TextTable table(List<AuditEvent> events, Instant now) {
        TextTable table = TextTable.of("No events.", "position", "age", "type", "what", "actor", "subject", "data");
        events.forEach(event -> table.row(
                event.position(),
                RelativeTimes.of(event.at(), now),
                event.type(),
                EventSentences.of(event),
                event.actor(),
                event.subject(),
                event.data()));
        return table;
    }

    /** Uses fixed column widths that fit nearly every event, because a tail cannot know what comes next. */
    static String of(AuditEvent event) {
        return VisibleText.line("%-9s %s %-18s %-22s %-18s %s  %s"
                .formatted(
                        event.position(),
                        event.at().truncatedTo(ChronoUnit.SECONDS),
                        event.type(),
                        EventSentences.of(event),
                        event.actor(),
                        event.subject(),
                        event.data()));
    }
}
