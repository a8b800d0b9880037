package dev.missioncontrol.api.home;

import java.util.List;

/**
 * Provides the commands that open a closed data directory. The service loader finds them when they are on the class
 * path.
 */
public interface OfflineCommands {
    /** Returns the command classes that work on a control plane as a whole. */
    List<Class<?>> ofTheControlPlane();

    /** Returns the command classes that work on the audit trail. */
    List<Class<?>> ofTheAuditTrail();
}
