package dev.missioncontrol.api;

/** What a principal is, and so what it may do. */
public enum Role {
    /** A person who owns the fleet: does everything that people do. */
    OWNER,
    /** A person who steers the fleet all day. */
    OPERATOR,
    /** A person who reads the history, never a secret, and changes nothing. */
    SUPPORT,
    /** A runtime: takes work and reports on what it holds. */
    RUNTIME,
    /** One agent with a token of its own; the name is the agent it speaks for, and it reaches no other. */
    AGENT,
    /** The one shared token of classic clients; the name is what the client says of itself. */
    CLASSIC,
    /** A program that scrapes metrics, and nothing else. */
    METRICS,
    /** The bearer of an invitation: may turn it into a person's token, and nothing else. */
    INVITED,
    /** A machine at the door: may enrol with its join token or renew the token it has, and nothing else. */
    JOINING,
    /** Who works on one item under its runtime's lease: reaches that item while the lease lives, and nothing else. */
    TASK,
    /** The control plane itself, for example when a lease runs out. It has no token. */
    SYSTEM
}
