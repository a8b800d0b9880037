package dev.missioncontrol.core.store.nodes;

import java.util.Locale;

/** What a node tells the others that there is something new of. */
public enum NotifyChannel {
    /** Events at the end of the log. */
    LOG,
    /** Items that may be claimed. */
    WORK,
    /** Tokens and switches. */
    ACCESS;

    /** As the database knows it. */
    String listenName() {
        return "mission_" + name().toLowerCase(Locale.ROOT);
    }
}
