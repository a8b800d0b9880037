package dev.missioncontrol.api;

import java.time.Instant;

/**
 * The creation of a thing and its last change.
 *
 * @param version the version since that change, which an act may carry back
 */
public record ChangeTimes(Instant createdAt, Instant changedAt, Version version) {
    public ChangeTimes {
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
        version = version == null ? Version.NONE : version;
    }
}
