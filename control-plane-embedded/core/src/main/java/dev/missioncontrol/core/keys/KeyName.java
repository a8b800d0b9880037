package dev.missioncontrol.core.keys;

import java.util.Locale;

/** What a key is for. Each purpose has its own key. */
public enum KeyName {
    /** Keys the digests of tokens. */
    TOKEN_PEPPER,
    /** Makes the pair that signs checkpoints. */
    CHECKPOINT_SIGNING,
    /** Keys the hashes of sensitive fields in events. */
    EVENT_FIELDS,
    /** Opens what is sealed to the secrets broker on its way in. */
    SECRETS_TRANSPORT;

    /** Binds a derived key to its purpose; never changes. */
    String label() {
        return "mission-control/" + name().toLowerCase(Locale.ROOT) + "/1";
    }
}
