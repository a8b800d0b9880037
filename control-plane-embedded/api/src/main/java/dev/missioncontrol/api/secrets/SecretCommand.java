package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import org.jspecify.annotations.Nullable;

/** The commands on a secret. */
public sealed interface SecretCommand {
    /**
     * Stores this value, sealed to the broker's key for {@link SealContext#keep}, as the next version; the first one
     * creates the secret.
     */
    record Keep(Sealed value) implements SecretCommand {
        public Keep {
            Checks.required(value, "value");
        }
    }

    /** Ends the version and destroys its ciphertext. */
    record EndVersion(int number) implements SecretCommand {}

    /** Grants its use to work of that agent, limited to items of the project if one is named. */
    record Give(AgentName agent, @Nullable String project, String purpose) implements SecretCommand {
        public Give {
            Checks.required(agent, "agent");
            project = project == null || project.isBlank() ? null : Checks.storable(project, "project", 256);
            Checks.text(purpose, "purpose", 512);
        }
    }

    /** Ends a grant. */
    record Withdraw(GrantId grant) implements SecretCommand {
        public Withdraw {
            Checks.required(grant, "grant");
        }
    }

    /** Removes the secret: ends its grants and destroys all its versions. Its name may be used again. */
    record Remove() implements SecretCommand {}
}
