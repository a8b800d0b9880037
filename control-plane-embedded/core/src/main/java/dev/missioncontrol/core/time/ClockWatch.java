package dev.missioncontrol.core.time;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.write.Writer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clock and records its steps: a difference once when it begins, and each adoption. Stepped by the core's
 * loop and confined to it.
 */
public final class ClockWatch {
    private static final Actor CLOCK = new Actor(Role.SYSTEM, "clock");
    /** A clock that jumps to and fro is recorded once in this time. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final AgreedClock clock;
    private final Writer writer;
    private final String subject;
    private final Queue<EventDraft> waiting = new ArrayDeque<>();
    private @Nullable Duration told;
    private boolean differs;

    /** The data of {@code clock.differed}. */
    private record Differed(String by) {}

    /** The data of {@code clock.adopted}. */
    private record Adopted(String by, String reason) {}

    public ClockWatch(AgreedClock clock, Writer writer, String subject) {
        this.clock = clock;
        this.writer = writer;
        this.subject = subject;
        clock.atStart().ifPresent(this::adopted);
    }

    /** Compares the clock with the wall clock. */
    public void look() {
        clock.look().ifPresent(this::adopted);
        boolean before = differs;
        differs = !clock.difference().isZero();
        boolean again = told != null && clock.elapsed().minus(told).compareTo(TOLD_EVERY) < 0;
        if (differs && !before && !again) {
            told = clock.elapsed();
            waiting.add(draft(EventType.CLOCK_DIFFERED, new Differed(whole(clock.difference()))));
        }
    }

    /** Writes down what was seen since the last call; a refused event stays for the next one. */
    public void tell() {
        while (!waiting.isEmpty()) {
            EventDraft next = waiting.element();
            writer.submit(transaction -> transaction.append(next));
            waiting.remove();
        }
    }

    private void adopted(ClockAdoption adoption) {
        String reason = adoption.reason().name().toLowerCase(Locale.ROOT);
        waiting.add(draft(EventType.CLOCK_ADOPTED, new Adopted(whole(adoption.by()), reason)));
    }

    private EventDraft draft(EventType type, Record data) {
        return new EventDraft(type, 1, CLOCK, subject, Json.write(data), null);
    }

    /** In whole milliseconds, as the times of events. */
    private static String whole(Duration by) {
        return Duration.ofMillis(by.toMillis()).toString();
    }
}
