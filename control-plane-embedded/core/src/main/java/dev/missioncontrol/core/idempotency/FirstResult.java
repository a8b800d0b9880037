package dev.missioncontrol.core.idempotency;

import dev.missioncontrol.api.audit.Position;

/** The result of a command that ran, and the form in which it is kept for repeated calls. */
public sealed interface FirstResult<T> {
    T value();

    /** Kept as JSON. */
    record Written<T>(T value) implements FirstResult<T> {}

    /** Kept as the position of the event that recorded it: the rest is in the log and is not stored twice. */
    record Logged<T>(T value, Position event) implements FirstResult<T> {}

    /** Not kept: a repeated call runs the command again. */
    record NotKept<T>(T value) implements FirstResult<T> {}
}
