package dev.missioncontrol.core.store.nodes;

import java.util.Locale;

/** The kind of change that a node notifies the others of. */
public enum NotifyChannel {
    /** Events at the end of the log. */
    LOG,
    /** Items that may be claimed. */
    WORK,
    /** Tokens and switches. */
    ACCESS;

    /** Returns the channel's name in the database. */
    String listenName() {
        return "mission_" + name().toLowerCase(Locale.ROOT);
    }
}
