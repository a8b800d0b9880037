package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import org.jspecify.annotations.Nullable;

/** What can be asked of a secret. */
public sealed interface SecretCommand {
    /** Keep this value, sealed to the broker's key for {@link SealContext#keep}, as the next version; the first makes the secret. */
    record Keep(Sealed value) implements SecretCommand {
        public Keep {
            Checks.required(value, "value");
        }
    }

    /** Give that version to nobody any more and destroy what is kept of it. */
    record EndVersion(int number) implements SecretCommand {}

    /** Let work of that agent use it; only items of the project where one is named. */
    record Give(AgentName agent, @Nullable String project, String purpose) implements SecretCommand {
        public Give {
            Checks.required(agent, "agent");
            project = project == null || project.isBlank() ? null : Checks.storable(project, "project", 256);
            Checks.text(purpose, "purpose", 512);
        }
    }

    /** End a grant. */
    record Withdraw(GrantId grant) implements SecretCommand {
        public Withdraw {
            Checks.required(grant, "grant");
        }
    }

    /** Remove the secret: ends its grants and destroys all its versions. Its name may be used again. */
    record Remove() implements SecretCommand {}
}
