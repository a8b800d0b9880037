package dev.missioncontrol.core.log;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An event before the log assigns its position.
 *
 * @param data public JSON, hashed and kept for ever
 * @param body private JSON, kept beside the event and erasable; absent if there is nothing private
 */
public record EventDraft(
        EventType type,
        int version,
        Actor actor,
        String subject,
        String data,
        @Nullable String body) {}
