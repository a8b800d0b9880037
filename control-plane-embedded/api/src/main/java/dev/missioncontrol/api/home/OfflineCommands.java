package dev.missioncontrol.api.home;

import java.util.List;

/** Commands that open a closed data directory. A program finds them with the service loader where they are on its class path. */
public interface OfflineCommands {
    /** The command classes that work on a control plane as a whole. */
    List<Class<?>> ofTheControlPlane();

    /** The command classes that work on the audit trail. */
    List<Class<?>> ofTheAuditTrail();
}
