package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SecretName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a value was given to somebody.
 *
 * @param by a runtime for work, or a person who had it revealed
 * @param lease for what work and how long; absent where a person looked
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
