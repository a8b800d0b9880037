package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SecretName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records that a value was handed out.
 *
 * @param by a runtime for work, or a person who had it revealed
 * @param lease the work and its time limit; absent for a person
 */
public record SecretRead(
        SecretReadId id,
        SecretName name,
        int version,
        Actor by,
        Instant at,
        @Nullable SecretLease lease) {
    public SecretRead {
        Checks.required(id, "id");
        Checks.required(name, "name");
        Checks.required(by, "by");
        Checks.required(at, "at");
    }
}
