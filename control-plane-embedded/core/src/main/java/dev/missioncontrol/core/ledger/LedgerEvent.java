package dev.missioncontrol.core.ledger;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event in the form for folds, either just recorded or read from the log: both give the same data and words.
 * Immutable.
 *
 * @param id the subject without its kind
 * @param version the version of what it changed
 * @param data the public data, or its JSON as {@link Stored}
 * @param words the private body, or its JSON as {@link Stored}; absent if there is none or it was erased
 */
public record LedgerEvent(
        EventType type,
        String id,
        Version version,
        Actor actor,
        Instant at,
        Object data,
        @Nullable Object words) {
    /** Content that was read from the log and not parsed yet. */
    private record Stored(String json) {}

    /** Converts an event of the log; empty for a type that this version does not know. */
    static Optional<LedgerEvent> of(AuditEvent event, String id) {
        Stored words = event.body() == null ? null : new Stored(event.body());
        return EventType.find(event.type())
                .map(type -> new LedgerEvent(
                        type,
                        id,
                        Version.of(event.position()),
                        event.actor(),
                        event.at(),
                        new Stored(event.data()),
                        words));
    }

    /** Returns the times and the version of a thing that this event creates. */
    public ChangeTimes created() {
        return new ChangeTimes(at, at, version);
    }

    /** Returns the times and the version of a thing that this event changes. */
    public ChangeTimes changed(ChangeTimes before) {
        return new ChangeTimes(before.createdAt(), at, version);
    }

    /** Returns the public data. */
    public <T> T data(Class<T> as) {
        return read(data, as);
    }

    /** Returns the private words; empty if there are none or they were erased. */
    public <T> Optional<T> words(Class<T> as) {
        return Optional.ofNullable(words).map(present -> read(present, as));
    }

    private static <T> T read(Object content, Class<T> as) {
        return content instanceof Stored(String json) ? Json.readAnswer(json, as) : as.cast(content);
    }
}
