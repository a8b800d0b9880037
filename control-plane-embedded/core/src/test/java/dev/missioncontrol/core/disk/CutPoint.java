package dev.missioncontrol.core.disk;

/** The operation at which the power goes. */
public enum CutPoint {
    /** A write that does not happen any more. */
    BEFORE_WRITE,
    /** A force that does not happen any more. */
    BEFORE_FORCE,
    /** A force that happened, of which nobody hears. */
    AFTER_FORCE
}
