package dev.missioncontrol.api;

/** The kind of a principal, which decides its permissions. */
public enum Role {
    /** A person who owns the fleet and may do everything that people may do. */
    OWNER,
    /** A person who steers the fleet all day. */
    OPERATOR,
    /** A person who reads the history, never a secret, and changes nothing. */
    SUPPORT,
    /** A runtime: takes work and reports on the items that it holds. */
    RUNTIME,
    /** One agent with a token of its own. Its name is the agent's; it reaches the items of no other agent. */
    AGENT,
    /** The one token that all classic clients share. Its name is the one the client gives itself. */
    CLASSIC,
    /** A program that scrapes metrics, and nothing else. */
    METRICS,
    /** The bearer of an invitation, who may redeem it for a person's token and do nothing else. */
    INVITED,
    /** A machine that enrols: may redeem its join token or renew its present token, and nothing else. */
    JOINING,
    /** The worker on one item under its runtime's lease: reaches that item until the lease ends, and nothing else. */
    TASK,
    /** The control plane itself, for example when a lease runs out. It has no token. */
    SYSTEM
}
