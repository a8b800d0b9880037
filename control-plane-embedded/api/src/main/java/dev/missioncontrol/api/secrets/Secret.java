package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SecretName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its value, as permitted readers see it.
 *
 * @param versions in the order of their numbers
 * @param grants in the order in which they were given
 * @param lastRead the newest read, filled in by readers
 * @param removedAt time of its removal with all its versions and grants; absent until then
 */
public record Secret(
        SecretName name,
        List<SecretVersion> versions,
        List<Grant> grants,
        @Nullable SecretRead lastRead,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant removedAt) {
    public Secret {
        Checks.required(name, "name");
        versions = List.copyOf(versions);
        grants = List.copyOf(grants);
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }

    /** Returns the newest version that has not ended. */
    public Optional<SecretVersion> current() {
        return versions.stream().filter(SecretVersion::live).max(Comparator.comparingInt(SecretVersion::number));
    }

    /** The same with its newest read. */
    public Secret lastRead(@Nullable SecretRead read) {
        return new Secret(name, versions, grants, read, createdAt, changedAt, removedAt);
    }
}
