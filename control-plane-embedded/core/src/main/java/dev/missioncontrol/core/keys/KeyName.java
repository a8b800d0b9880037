package dev.missioncontrol.core.keys;

import java.util.Locale;

/** The purpose of a key. Each purpose has its own key. */
public enum KeyName {
    /** Keys the digests of tokens. */
    TOKEN_PEPPER,
    /** Generates the pair that signs checkpoints. */
    CHECKPOINT_SIGNING,
    /** Keys the hashes of sensitive fields in events. */
    EVENT_FIELDS,
    /** Opens values that are sealed to the secrets broker on their way in. */
    SECRETS_TRANSPORT;

    /** Binds a derived key to its purpose; never changes. */
    String label() {
        return "mission-control/" + name().toLowerCase(Locale.ROOT) + "/1";
    }
}
