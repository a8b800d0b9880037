package dev.missioncontrol.api.guard;

import dev.missioncontrol.api.ControlPlaneException;

/**
 * Looks at what happens and asks a human where work goes round in circles or costs too much; once for each case, until that was
 * answered. Thread-safe.
 */
public interface Guard {
    Thresholds thresholds();

    /**
     * Takes these from now on.
     *
     * @throws ControlPlaneException {@code FORBIDDEN}
     */
    Thresholds set(Thresholds thresholds);
}
