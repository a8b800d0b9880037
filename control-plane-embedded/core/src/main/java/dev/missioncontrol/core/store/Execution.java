package dev.missioncontrol.core.store;

/** On whose thread the writer works. */
public enum Execution {
    /** On a thread of its own, which takes what is waiting as one batch. */
    OWN_THREAD,
    /** On the caller's, one command a batch: single-threaded and repeatable, for simulations. Callers must not be interrupted. */
    CALLERS_THREAD
}
