package dev.missioncontrol.core.policy;

/** What a role may be allowed to do at the port. */
public enum Action {
    /** Ask as whom one is known. */
    ASK_WHO_ONE_IS,
    CREATE_ITEM,
    /** Put a command into an item: what will run on a machine. */
    CREATE_COMMAND,
    READ_INBOX,
    /** Read items of the agent that one is; all others do not exist. */
    READ_OWN_WORK,
    /** Decide about any item: complete, fail, release, cancel, retry. */
    STEER_ITEM,
    /** Take work and report on what one holds. */
    WORK,
    /** Report on the one item that one's token is for. */
    WORK_ON_TASK,
    /** Poll, ack, complete and report as an agent that says who it is. */
    WORK_CLASSIC,
    /** Ask a human, and take back what one asked. */
    RAISE_ASK,
    READ_ASKS,
    /** Answer, snooze or wake an ask: what only a human does. */
    ANSWER_ASK,
    READ_BACKLOG,
    /** Plan: write projects, epics and issues, and move them. */
    CHANGE_BACKLOG,
    /** Know which secrets there are, to whom they are granted and who read them; no values. */
    READ_SECRET_NAMES,
    /** Keep values, end them, and say whose work may use them. */
    KEEP_SECRET,
    /** Get a value for work that one holds. */
    READ_SECRET,
    /** Look at a value oneself. */
    REVEAL_SECRET,
    /** Unlock, lock and rotate the secrets broker. */
    STEER_BROKER,
    READ_AGENTS,
    /** Keep agents from new work, and let them take it again. */
    PAUSE_AGENT,
    /** Say from how much on the guard asks a human. */
    SET_GUARD,
    READ_AUDIT,
    /** Read, search and export what events hold beside their public data. */
    READ_BODIES,
    /** Erase what people wrote, for good. */
    ERASE,
    /** Copy everything, private texts included. */
    BACK_UP,
    /** See which tokens there are and whose; their values are nowhere. */
    READ_TOKENS,
    /** Give tokens to runtimes, agents and scrapers of metrics, and end them. */
    ISSUE_TOKEN,
    /** Give tokens to people, and end them. */
    ISSUE_PERSON_TOKEN,
    /** Invite a person of any role. */
    INVITE,
    /** Invite support staff. */
    INVITE_SUPPORT,
    /** Give a machine the token with which it enrols. */
    ISSUE_JOIN_TOKEN,
    /** Give classic clients their shared token, and switch it on and off. */
    SWITCH_CLASSIC,
    /** Turn an invitation into a person's token. */
    REDEEM_INVITATION,
    /** Turn a join token into the identity of a machine. */
    JOIN,
    SCRAPE_METRICS
}
