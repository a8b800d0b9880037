package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/** The commands on the broker. Passphrases are sealed to its key for {@link SealContext#passphrase}. */
public sealed interface BrokerCommand {
    /** Unlocks the broker with the passphrase; the first one is set. */
    record Unlock(Sealed passphrase) implements BrokerCommand {
        public Unlock {
            Checks.required(passphrase, "passphrase");
        }
    }

    /** Replaces the passphrase. */
    record ChangePassphrase(Sealed passphrase) implements BrokerCommand {
        public ChangePassphrase {
            Checks.required(passphrase, "passphrase");
        }
    }

    /** Forgets the root key until the next unlock. */
    record Lock() implements BrokerCommand {}

    /** Re-encrypts all versions under a new key; resumes an interrupted rotation. */
    record Rotate() implements BrokerCommand {}
}
