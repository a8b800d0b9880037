package dev.missioncontrol.core.ledger;

import dev.missioncontrol.api.audit.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An event before it is recorded.
 *
 * @param data public, hashed and kept for ever
 * @param words private, kept beside the event and erasable; absent if there are none
 */
public record Entry(EventType type, Object data, @Nullable Object words) {
    /** An event without private words. */
    public Entry(EventType type, Object data) {
        this(type, data, null);
    }
}
