package dev.missioncontrol.runtime.runs;

/** Explains why a run must end before its command has. */
public enum StopReason {
    /** The lease is lost, so the work must stop. */
    TAKEN,
    /** The runtime is shutting down: durable sessions stay, other work is released. */
    STOPPING
}
