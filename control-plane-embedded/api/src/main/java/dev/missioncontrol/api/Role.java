package dev.missioncontrol.api;

/** What a principal is, and so what it may do. */
public enum Role {
    /** The person who owns the fleet: steers everything. */
    OWNER,
    /** A runtime: takes work and reports on what it holds. */
    RUNTIME,
    /** The one shared token of classic clients; the name is what the client says of itself. */
    CLASSIC,
    /** The control plane itself, for example when a lease runs out. */
    SYSTEM
}
