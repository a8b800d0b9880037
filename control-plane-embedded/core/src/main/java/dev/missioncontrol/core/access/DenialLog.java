package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.store.Transaction;
import dev.missioncontrol.core.store.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who reached for what is not its own, and alarms when somebody does it again and again. Counted is what the log
 * says, so nothing is kept in memory and all nodes count together. Thread-safe.
 */
public final class DenialLog implements DenialListener {
    private static final Logger LOG = LoggerFactory.getLogger(DenialLog.class);
    /** So many within {@link #WINDOW} are no mistake any more. */
    static final int MANY = 5;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Writer writer;
    private final Alarm alarm;

    /** Hears of somebody who reached too often for what is not its own. Confined to the writer. */
    @FunctionalInterface
    public interface Alarm {
        /** Called again for as long as it goes on. {@code what} is what it reached for last, the newest first. */
        void sound(Transaction transaction, Actor who, List<String> what);
    }

    public DenialLog(Writer writer, Alarm alarm) {
        this.writer = writer;
        this.alarm = alarm;
    }

    /** What a denial reached for, as the event's public data has it. */
    record Denied(String what) {}

    @Override
    public void foreign(Actor who, String what) {
        try {
            writer.submit(transaction -> denied(transaction, who, what));
        } catch (ControlPlaneException e) {
            LOG.warn("a denial could not be written down", e); // the caller is refused all the same
        }
    }

    private Position denied(Transaction transaction, Actor who, String what) {
        String subject = "denied:" + who;
        String data = Json.write(Map.of("what", what));
        Position position = transaction
                .append(new EventDraft(EventType.ACCESS_DENIED, 1, who, subject, data, null))
                .position();
        List<AuditEvent> last = LogStore.of(transaction.reading(), subject, END, MANY);
        Instant since = transaction.now().minus(WINDOW);
        if (last.size() == MANY && last.getLast().at().isAfter(since)) {
            alarm.sound(transaction, who, last.stream().map(DenialLog::what).toList());
        }
        return position;
    }

    private static String what(AuditEvent event) {
        return Json.read(event.data(), Denied.class).what();
    }
}
