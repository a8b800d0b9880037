package dev.missioncontrol.core.keys;

import java.util.Locale;

/** What a key is for. Each purpose has its own key. */
public enum KeyName {
    /** Keys the digests of tokens. */
    TOKEN_PEPPER;

    /** Binds a derived key to its purpose; never changes. */
    String label() {
        return "mission-control/" + name().toLowerCase(Locale.ROOT) + "/1";
    }
}
