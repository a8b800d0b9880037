package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/** What can be asked of the broker; passphrases come sealed to its key for {@link SealContext#passphrase}. */
public sealed interface BrokerCommand {
    /** Open with the passphrase; the first one is set. */
    record Unlock(Sealed passphrase) implements BrokerCommand {
        public Unlock {
            Checks.required(passphrase, "passphrase");
        }
    }

    /** From now on another passphrase opens it. */
    record ChangePassphrase(Sealed passphrase) implements BrokerCommand {
        public ChangePassphrase {
            Checks.required(passphrase, "passphrase");
        }
    }

    /** Forget the root key until somebody unlocks again. */
    record Lock() implements BrokerCommand {}

    /** Bring all versions under a new key; one that was interrupted goes on. */
    record Rotate() implements BrokerCommand {}
}
