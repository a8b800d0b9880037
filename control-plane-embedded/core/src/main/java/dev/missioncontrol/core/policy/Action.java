package dev.missioncontrol.core.policy;

/** An action at the port that needs a permission. */
public enum Action {
    /** Ask for one's own identity. */
    ASK_WHO_ONE_IS,
    CREATE_ITEM,
    /** Put a command into an item: what will run on a machine. */
    CREATE_COMMAND,
    READ_INBOX,
    /** Read items of one's own agent; all others do not exist. */
    READ_OWN_WORK,
    /** Decide about any item: complete, fail, release, cancel, retry. */
    STEER_ITEM,
    /** Take work and report on items that one holds. */
    WORK,
    /** Report on the one item that one's token is for. */
    WORK_ON_TASK,
    /** Poll, ack, complete and report as an agent of one's own choice. */
    WORK_CLASSIC,
    /** Ask a human, and withdraw one's own ask. */
    RAISE_ASK,
    READ_ASKS,
    /** Answer, snooze or wake an ask, as only a human may. */
    ANSWER_ASK,
    READ_BACKLOG,
    /** Plan: create projects, epics and issues, and move them. */
    CHANGE_BACKLOG,
    /** See the names of secrets, their grants and their reads, but no values. */
    READ_SECRET_NAMES,
    /** Store and end values of secrets, and grant their use. */
    KEEP_SECRET,
    /** Get a value for work that one holds. */
    READ_SECRET,
    /** Look at a value oneself. */
    REVEAL_SECRET,
    /** See a value oneself. */
    STEER_BROKER,
    READ_AGENTS,
    /** Keep agents from new work, and let them take it again. */
    PAUSE_AGENT,
    /** Set the thresholds of the guard. */
    SET_GUARD,
    READ_AUDIT,
    /** Read, search and export the private bodies of events. */
    READ_BODIES,
    /** Erase people's texts for good. */
    ERASE,
    /** Copy everything, private texts included. */
    BACK_UP,
    /** See the tokens and their bearers; values are not stored. */
    READ_TOKENS,
    /** Issue tokens to runtimes, agents and scrapers of metrics, and end them. */
    ISSUE_TOKEN,
    /** Issue tokens to people, and end them. */
    ISSUE_PERSON_TOKEN,
    /** Invite a person of any role. */
    INVITE,
    /** Invite support staff. */
    INVITE_SUPPORT,
    /** Issue the token with which a machine enrols. */
    ISSUE_JOIN_TOKEN,
    /** Issue classic clients their shared token, and switch it on and off. */
    SWITCH_CLASSIC,
    /** Redeem an invitation for a person's token. */
    REDEEM_INVITATION,
    /** Redeem a join token for the identity of a machine. */
    JOIN,
    SCRAPE_METRICS
}
