package dev.missioncontrol.server.command;

/**
 * The options by which a program's user says where the control plane is. Each program has its own; the one that makes the
 * commands gives it to them. Confined to the main thread.
 */
public interface PlaceOptions {
    /** What was said; a sentence where it does not fit together. */
    Place place();
}
