package dev.missioncontrol.api.guard;

import dev.missioncontrol.api.ControlPlaneException;

/**
 * Watches for work that goes round in circles or costs too much, and asks a human, once for each case until it is
 * answered. Thread-safe.
 */
public interface Guard {
    Thresholds thresholds();

    /**
     * Replaces the thresholds.
     *
     * @throws ControlPlaneException {@code FORBIDDEN}
     */
    Thresholds set(Thresholds thresholds);
}
