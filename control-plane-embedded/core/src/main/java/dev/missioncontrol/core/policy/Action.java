package dev.missioncontrol.core.policy;

/** What a role may be allowed to do at the port. */
public enum Action {
    CREATE_ITEM,
    /** Put a command into an item: what will run on a machine. */
    CREATE_COMMAND,
    READ_INBOX,
    /** Decide about any item: complete, fail, release, cancel, retry. */
    STEER_ITEM,
    /** Take work and report on what one holds. */
    WORK,
    /** Poll, ack and complete as an agent that says who it is. */
    WORK_CLASSIC,
    /** Ask a human, and take back what one asked. */
    RAISE_ASK,
    READ_ASKS,
    /** Answer, snooze or wake an ask: what only a human does. */
    ANSWER_ASK,
    READ_AGENTS,
    READ_AUDIT,
    /** Read, search and export what events hold beside their public data. */
    READ_BODIES,
    /** Erase what people wrote, for good. */
    ERASE,
    /** Copy everything, private texts included. */
    BACK_UP,
    ISSUE_TOKEN
}
