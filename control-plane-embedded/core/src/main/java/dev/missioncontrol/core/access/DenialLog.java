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
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records attempts to reach things of others, and raises an alarm when a caller repeats them. The count is read from
 * the log, so nothing is kept in memory and all nodes count together. Thread-safe.
 */
public final class DenialLog implements DenialListener {
    private static final Logger LOG = LoggerFactory.getLogger(DenialLog.class);
    /** Number of attempts within {@link #WINDOW} that raises the alarm. */
    static final int MANY = 5;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Writer writer;
    private final Alarm alarm;

    /** Receives callers that were denied too often. Confined to the writer. */
    @FunctionalInterface
    public interface Alarm {
        /** Called again for as long as the attempts go on. {@code what} lists the latest targets, newest first. */
        void sound(Transaction transaction, Actor who, List<String> what);
    }

    public DenialLog(Writer writer, Alarm alarm) {
        this.writer = writer;
        this.alarm = alarm;
    }

    /** The target of a denied attempt, in the event's public data. */
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
