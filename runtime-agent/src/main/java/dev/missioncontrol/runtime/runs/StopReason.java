package dev.missioncontrol.runtime.runs;

/** Why a run is to end before its command has. */
public enum StopReason {
    /** The lease is another's, or nobody's: the work must stop. */
    TAKEN,
    /** The runtime is stopping: durable sessions stay, other work is given back. */
    STOPPING
}
